"""Fifty visitors and twenty packages at once, on this machine only; prints what a visitor waits and what memory it takes.
Then the server is killed with work in its queue and started again: what it had confirmed has to be there.

    CLAUSIER_WEB=.build-release/release/clausier-web python3 Tests/Web/load.py [visitors] [packages] [seconds] [PAPER ...]

The packages are a sample tender, or the papers that are named.
"""

import os
import statistics
import sys
import threading
import time

from server import Server, notice, package, read


def spread(waits):
    """« median 3 ms, 95 of 100 within 8 ms, longest 12 ms »"""
    waits = sorted(waits)
    return (f"median {statistics.median(waits) * 1000:.0f} ms, 95 of 100 within {waits[int(len(waits) * 0.95)] * 1000:.0f} ms, "
            f"longest {waits[-1] * 1000:.0f} ms")


def timed(call):
    begin = time.time()
    answer = call()
    return time.time() - begin, answer


def visits(server, visitors, seconds, paths):
    """What each page took, what went wrong, and the memory every half second."""
    waits, wrong, memory = {path: [] for path in paths}, [], []
    end = time.time() + seconds

    def visit(number):
        turn = number
        while time.time() < end:
            path = paths[turn % len(paths)]
            try:
                took, answer = timed(lambda: server.get(path))
                waits[path].append(took)
                if answer.status != 200:
                    wrong.append((path, answer.status))
            except OSError as error:
                wrong.append((path, str(error)))
            turn += 1
            time.sleep(0.2)

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(visitors)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        memory.append(server.resident >> 20)
        time.sleep(0.5)
    return waits, wrong, memory


def main():
    numbers = sys.argv[1:4] + ["50", "20", "20"][len(sys.argv[1:4]):]
    visitors, packages, seconds = (int(each) for each in numbers)
    papers = [(os.path.basename(path), read(path)) for path in sys.argv[4:]] or package("npnru-rehabilitation")
    server = Server()
    try:
        identifier = server.checked([notice()])
        print(f"at rest: first page {spread([timed(lambda: server.get('/'))[0] for _ in range(40)])}; memory {server.resident >> 20} MiB")
        begin = time.time()
        waiting = [server.submit(papers) for _ in range(packages)]
        paths = ["/", "/controles", f"/controles/{identifier}", "/regles", "/aide", f"/controles/{identifier}/questions"]
        waits, wrong, memory = visits(server, visitors, seconds, paths)
        for path in paths:
            print(f"  {path}: {spread(waits[path])}")
        states = [server.wait(each, 900)["state"] for each in waiting]
        print(f"{sum(len(each) for each in waits.values())} pages for {visitors} visitors while {packages} packages were checked: "
              f"{spread([each for path in paths for each in waits[path]])}; {len(wrong)} errors {wrong[:3] or ''}")
        print(f"packages: {states.count('done')} done of {packages}, {time.time() - begin:.0f} s in all")
        print(f"memory in MiB, every 5 s: {' '.join(map(str, memory[::10]))}; at most {max(memory)}, at the end {server.resident >> 20}")

        again = [server.submit(papers) for _ in range(packages)]
        server.kill()
        took, _ = timed(server.start)
        lost = [each for each in waiting + again + [identifier] if server.get(f"/api/v1/consultations/{each}").status != 200]
        states = [server.wait(each, 900)["state"] for each in again]
        print(f"killed with {packages} packages in the queue: up again after {took:.1f} s, {len(lost)} lost, {states.count('done')} done, "
              f"{states.count('failed')} failed")
        return 1 if wrong or lost or "failed" in states else 0
    finally:
        server.close()


if __name__ == "__main__":
    sys.exit(main())

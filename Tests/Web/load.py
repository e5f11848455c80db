"""Fifty visitors and twenty packages at once, on this machine only; prints what a visitor waits and what memory it takes.

    CLAUSIER_WEB=.build-release/release/clausier-web python3 Tests/Web/load.py [visitors] [packages] [seconds]
"""

import statistics
import sys
import threading
import time

from server import Server, notice, package


def main():
    visitors, packages, seconds = (int(each) for each in (sys.argv[1:] + ["50", "20", "20"][len(sys.argv) - 1:]))
    server = Server()
    try:
        identifier = server.checked([notice()])
        begin = time.time()
        server.get("/")
        print(f"first page: {(time.time() - begin) * 1000:.0f} ms; memory at rest {server.resident >> 20} MiB")
        papers = package("npnru-rehabilitation")
        waiting = [server.submit(papers) for _ in range(packages)]
        paths = ["/", "/controles", f"/controles/{identifier}", "/regles", "/aide", f"/controles/{identifier}/questions"]
        waits, wrong, most = [], [], 0
        end = time.time() + seconds

        def visit(number):
            turn = number
            while time.time() < end:
                start = time.time()
                try:
                    status = server.get(paths[turn % len(paths)]).status
                except OSError as error:
                    status = str(error)
                waits.append(time.time() - start)
                if status != 200:
                    wrong.append(status)
                turn += 1
                time.sleep(0.2)

        threads = [threading.Thread(target=visit, args=(number,)) for number in range(visitors)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            most = max(most, server.resident)
            time.sleep(0.2)
        for each in waiting:
            server.wait(each, 600)
        waits.sort()
        print(
            f"{len(waits)} pages for {visitors} visitors while {packages} packages were checked: median {statistics.median(waits) * 1000:.0f} ms, "
            f"95 of 100 within {waits[int(len(waits) * 0.95)] * 1000:.0f} ms, longest {waits[-1] * 1000:.0f} ms; {len(wrong)} errors {set(wrong) or ''}")
        print(f"memory at most {most >> 20} MiB, at the end {server.resident >> 20} MiB")
        return 1 if wrong else 0
    finally:
        server.close()


if __name__ == "__main__":
    sys.exit(main())

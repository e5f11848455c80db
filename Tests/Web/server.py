"""A server of its own for each test, as a user starts it, and the few calls that tests make."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.parse
import uuid

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
SAMPLES = os.path.join(ROOT, "SampleTenders")
PROGRAM = os.environ.get("CLAUSIER_WEB") or os.path.join(ROOT, ".build", "debug", "clausier-web")


def sample(*steps):
    return os.path.join(SAMPLES, *steps)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def package(name):
    """The papers of a sample tender, named as a browser names those of a folder."""
    folder = sample("dossiers", name)
    files = []
    for where, _, names in sorted(os.walk(folder)):
        for each in sorted(names):
            path = os.path.join(where, each)
            files.append((os.path.relpath(path, os.path.dirname(folder)), read(path)))
    return files


def multipart(fields, files):
    boundary = "----" + uuid.uuid4().hex
    body = b""
    for name, value in fields.items():
        body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for name, content in files:
        body += f'--{boundary}\r\nContent-Disposition: form-data; name="fichiers"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode()
        body += content + b"\r\n"
    return body + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.body)


class Server:
    def __init__(self, *options, data=None):
        self.options = options
        self.data = data or tempfile.mkdtemp(prefix="clausier-web-")
        self.cookie = None
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "--port", "0", "--data", self.data, "--no-browser", *self.options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://([0-9.]+):(\d+)/", line)
        if not found:
            raise RuntimeError("the server did not start: " + line + self.process.stderr.read())
        self.host, self.port = found.group(1), int(found.group(2))
        self.address = f"http://localhost:{self.port}"

    def stop(self):
        """As a user stops it; the exit status."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=30)
        self.process.stdout.close()
        self.process.stderr.close()
        return status

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()

    def close(self):
        if self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.data, ignore_errors=True)

    # Requests

    def request(self, method, path, body=None, headers=None, timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            all_headers = {"Host": f"localhost:{self.port}"}
            if self.cookie:
                all_headers["Cookie"] = self.cookie
            all_headers.update(headers or {})
            connection.request(method, urllib.parse.quote(path, safe="/?=&%:"), body=body, headers=all_headers)
            answer = Answer(connection.getresponse())
        finally:
            connection.close()
        for value in answer.headers.get_all("Set-Cookie") or []:
            self.cookie = value.split(";")[0]
        return answer

    def get(self, path, **more):
        return self.request("GET", path, **more)

    def token(self, page="/"):
        """The token of the forms of a page."""
        return re.search(r'name="jeton" value="([0-9a-f]+)"', self.get(page).text).group(1)

    def post(self, path, fields, page="/"):
        """A form, filled in."""
        body = urllib.parse.urlencode({"jeton": self.token(page), **fields})
        return self.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def submit(self, files, **fields):
        """Through the API; the identifier."""
        body, kind = multipart(fields, files)
        answer = self.request("POST", "/api/v1/consultations", body, {"Content-Type": kind})
        assert answer.status == 202, answer.text
        return answer.json["id"]

    def state(self, identifier):
        return self.get(f"/api/v1/consultations/{identifier}").json

    def wait(self, identifier, seconds=120):
        end = time.time() + seconds
        while time.time() < end:
            now = self.state(identifier)
            if now["state"] in ("done", "failed"):
                return now
            time.sleep(0.1)
        raise RuntimeError(f"{identifier} is still {now['state']}")

    def checked(self, files, **fields):
        identifier = self.submit(files, **fields)
        now = self.wait(identifier)
        assert now["state"] == "done", now
        return identifier

    @property
    def resident(self):
        """Bytes of memory."""
        with open(f"/proc/{self.process.pid}/statm") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def notice(name="03-reservation-ess-nettoyage.xml"):
    return (name, read(sample(name)))

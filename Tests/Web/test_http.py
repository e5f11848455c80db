"""What the server lets pass, what it refuses, and what it keeps: without a browser."""

import io
import os
import re
import socket
import subprocess
import threading
import time
import unittest
import zipfile

from server import PROGRAM, Server, multipart, notice, package


class Guards(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--max-upload", "2")
        cls.id = cls.server.checked([notice()])

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def test_every_answer_is_guarded(self):
        for path in ["/", "/controles", f"/controles/{self.id}", "/regles", "/aide", "/nulle-part", "/api/openapi.json", "/healthz", f"/controles/{self.id}/fichiers/rapport.html"]:
            headers = self.server.get(path).headers
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"], path)
            self.assertNotIn("unsafe", headers["Content-Security-Policy"], path)
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff", path)
            self.assertEqual(headers["X-Frame-Options"], "DENY", path)

    def test_pages_hold_no_inline_script_and_no_inline_style(self):
        for path in ["/", f"/controles/{self.id}", f"/controles/{self.id}/questions", "/regles", "/regles/LOT-01-MOTIF", "/aide"]:
            text = self.server.get(path).text
            self.assertIsNone(re.search(r"<script(?![^>]* src=)", text), path)
            self.assertIsNone(re.search(r"<style|\sstyle=|\son[a-z]+=", text), path)
            self.assertIsNone(re.search(r'(src|href|action)="(https?:)?//(?!www\.legifrance)', text.replace('rel="noreferrer"', "")), path)

    def test_cookie(self):
        self.server.cookie = None
        cookie = self.server.get("/").headers["Set-Cookie"]
        self.assertIn("HttpOnly", cookie)
        self.assertIn("SameSite=Strict", cookie)

    def test_a_form_of_another_site_is_refused(self):
        answer = self.server.request("POST", f"/controles/{self.id}/supprimer", "jeton=0", {"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.status, 403)
        token = self.server.token()
        for headers in [{"Origin": "http://ailleurs.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]:
            headers = {"Content-Type": "application/x-www-form-urlencoded", **headers}
            answer = self.server.request("POST", f"/controles/{self.id}/supprimer", f"jeton={token}", headers)
            self.assertEqual(answer.status, 403, headers)
        self.assertEqual(self.server.get(f"/controles/{self.id}").status, 200)
        body, kind = multipart({}, [notice()])
        self.assertEqual(self.server.request("POST", "/api/v1/consultations", body, {"Content-Type": kind, "Origin": "http://ailleurs.example"}).status, 403)

    def test_an_upload_without_token_writes_nothing(self):
        body, kind = multipart({"jeton": "0" * 64}, [notice()])
        self.assertEqual(self.server.request("POST", "/controles", body, {"Content-Type": kind}).status, 403)
        self.assertEqual(os.listdir(os.path.join(self.server.data, "incoming")), [])

    def test_another_name_of_this_machine_is_refused(self):
        self.assertEqual(self.server.get("/", headers={"Host": "clausier.example"}).status, 421)
        self.assertEqual(self.server.get("/", headers={"Host": "127.0.0.1"}).status, 200)

    def test_too_much_is_refused_and_leaves_nothing(self):
        body, kind = multipart({}, [("gros.pdf", b"%PDF" + bytes(3 << 20))])
        try:
            answer = self.server.request("POST", "/api/v1/consultations", body, {"Content-Type": kind})
            self.assertEqual(answer.status, 413)
            self.assertIn("2 Mio", answer.json["detail"].replace("\u00a0", " "))
        except (BrokenPipeError, ConnectionResetError):
            pass  # The server does not read on.
        self.assertEqual(os.listdir(os.path.join(self.server.data, "incoming")), [])

    def test_an_upload_that_breaks_off_leaves_nothing(self):
        before = self.server.get("/api/v1/consultations").json["total"]
        body, kind = multipart({}, [notice()])
        with socket.create_connection(("127.0.0.1", self.server.port)) as connection:
            head = f"POST /api/v1/consultations HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
            connection.sendall(head.encode() + body[: len(body) // 2])
        end = time.time() + 10
        while os.listdir(os.path.join(self.server.data, "incoming")) and time.time() < end:
            time.sleep(0.1)
        self.assertEqual(os.listdir(os.path.join(self.server.data, "incoming")), [])
        self.assertEqual(self.server.get("/api/v1/consultations").json["total"], before)

    def test_names_are_shown_and_never_used(self):
        name = "../../../../etc/cron.d/<b>RC</b>.txt"
        identifier = self.server.checked([(name, "Règlement de la consultation\n".encode())])
        paths = [paper["path"] for paper in self.server.state(identifier)["documents"]]
        self.assertEqual(paths, ["etc/cron.d/<b>RC</b>.txt"])
        self.assertEqual(sorted(os.listdir(os.path.join(self.server.data, "consultations", identifier)))[0], "0")
        self.assertNotIn("<b>RC</b>", self.server.get(f"/controles/{identifier}/pieces").text)
        self.assertIn("&lt;b&gt;RC&lt;/b&gt;", self.server.get(f"/controles/{identifier}/pieces").text)

    def test_uploads_are_never_served(self):
        identifier = self.server.checked([("page.html", b"<html><script>alert(1)</script><p>CCAP</p>")])
        for path in [f"/controles/{identifier}/0", f"/controles/{identifier}/fichiers/0", f"/controles/{identifier}/fichiers/page.html", f"/controles/{identifier}/fichiers/..%2f0"]:
            self.assertEqual(self.server.get(path).status, 404, path)
        self.assertNotIn("<script>alert", self.server.get(f"/controles/{identifier}").text)
        self.assertTrue(self.server.get(f"/controles/{identifier}/fichiers/rapport.html").headers["Content-Disposition"].startswith("attachment"))

    def test_a_bomb_is_a_finding_and_no_more(self):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("CCAP.txt", bytes(200 << 20))
        identifier = self.server.submit([("DCE.zip", packed.getvalue())])
        now = self.server.wait(identifier)
        self.assertGreater(now["unreadDocuments"], 0)
        self.assertEqual(now["summary"]["compliant"], 0)

    def test_forms_that_are_none(self):
        for body, kind in [(b"", "multipart/form-data"), (b"x", "multipart/form-data; boundary=b"), (b"--b\r\n\r\n", "multipart/form-data; boundary=b"),
                           (b"--b--\r\n", "multipart/form-data; boundary=b"), (b"{}", "application/json"), (b"", "")]:
            answer = self.server.request("POST", "/api/v1/consultations", body, {"Content-Type": kind})
            self.assertIn(answer.status, (400, 415), (body, kind))
            self.assertEqual(answer.headers["Content-Type"], "application/problem+json")

    def test_identifiers_that_are_none(self):
        for path in ["/controles/x", "/controles/..%2f..", "/controles/" + "0" * 24, "/controles/" + "0" * 24 + "/questions", "/api/v1/consultations/'"]:
            self.assertEqual(self.server.get(path).status, 404, path)


class Keeping(unittest.TestCase):
    def setUp(self):
        self.server = Server()

    def tearDown(self):
        self.server.close()

    def test_deleting_leaves_no_trace(self):
        word = b"Zanzibarbe"
        identifier = self.server.checked([("CCAP.txt", b"Cahier des clauses administratives. Chantier " + word)], titre=word.decode())
        self.assertEqual(self.server.request("DELETE", f"/api/v1/consultations/{identifier}").status, 204)
        self.assertEqual(self.server.get(f"/controles/{identifier}").status, 404)
        for folder, _, names in os.walk(self.server.data):
            self.assertNotIn(identifier, folder)
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    content = file.read()
                self.assertNotIn(word, content, name)
                self.assertNotIn(word.lower(), content, name)

    def test_a_killed_server_resumes(self):
        waiting = [self.server.submit(package("npnru-rehabilitation")) for _ in range(4)]
        self.server.kill()
        self.server.start()
        for identifier in waiting:
            self.assertEqual(self.server.wait(identifier)["state"], "done")

    def test_a_check_that_kills_the_server_is_given_up(self):
        identifier = self.server.submit(package("npnru-rehabilitation"))
        for _ in range(2):
            end = time.time() + 30
            while self.server.state(identifier)["state"] == "queued" and time.time() < end:
                time.sleep(0.01)
            self.server.kill()
            self.server.start()
        now = self.server.wait(identifier)
        # Fast machines have finished it before they were stopped.
        if now["state"] == "failed":
            self.assertIn("2 fois", now["failure"])
            self.assertIn("2 fois", self.server.get(f"/controles/{identifier}/suivi").text)
            answer = self.server.post(f"/controles/{identifier}/relancer", {}, f"/controles/{identifier}/suivi")
            self.assertEqual(answer.status, 303)
            self.assertEqual(self.server.wait(identifier)["state"], "done")

    def test_answers_outlive_the_server(self):
        identifier = self.server.checked(package("nettoyage-lot-reserve"))
        before = self.server.state(identifier)["openQuestions"]
        question = next(q for q in self.server.get(f"/api/v1/consultations/{identifier}/questions").json["questions"] if q["subjects"][0].get("choices") == ["oui", "non"])
        given = {"by": "Camille Durand", "date": "2026-11-27", "answers": [{"attribute": s["attribute"], "value": "non"} for s in question["subjects"]]}
        import json
        answer = self.server.request("POST", f"/api/v1/consultations/{identifier}/answers", json.dumps(given), {"Content-Type": "application/json"})
        self.assertEqual(answer.status, 200, answer.text)
        self.assertLess(answer.json["openQuestions"], before)
        self.assertEqual(self.server.stop(), 0)
        self.server.start()
        kept = self.server.get(f"/api/v1/consultations/{identifier}/questions").json["answers"]
        self.assertEqual([each["by"] for each in kept], ["Camille Durand"] * len(given["answers"]))
        # Another question after the restart: the papers are read again, the first answer still holds.
        self.assertIn("Camille Durand", self.server.get(f"/controles/{identifier}/fichiers/rapport.json").text)

    def test_stopping_is_clean(self):
        self.server.get("/")
        self.assertEqual(self.server.stop(), 0)
        self.server.start()

    def test_law_of_a_day(self):
        identifier = self.server.checked([notice("05b-prix-seul-21-aout-2026.xml")])
        before = self.server.state(identifier)["summary"]
        answer = self.server.post(f"/controles/{identifier}/droit", {"jour": "2026-08-20"})
        self.assertEqual(answer.status, 303)
        after = self.server.wait(identifier)
        self.assertEqual(after["on"], "2026-08-20")
        self.assertNotEqual(after["summary"], before)


class Queue(unittest.TestCase):
    def test_a_full_queue_says_so_and_loses_nothing(self):
        server = Server("--queue", "2")
        try:
            taken, refused = [], 0
            for _ in range(12):
                body, kind = multipart({}, package("npnru-rehabilitation"))
                answer = server.request("POST", "/api/v1/consultations", body, {"Content-Type": kind})
                if answer.status == 202:
                    taken.append(answer.json["id"])
                else:
                    self.assertEqual(answer.status, 503)
                    refused += 1
            self.assertGreater(refused, 0)
            self.assertIn("Beaucoup de contrôles attendent", server.get("/").text)
            for identifier in taken:
                self.assertEqual(server.wait(identifier)["state"], "done")
        finally:
            server.close()

    def test_visitors_while_packages_wait(self):
        server = Server()
        try:
            files = package("npnru-rehabilitation")
            waiting = [server.submit(files) for _ in range(20)]
            wrong = []

            def visit():
                for path in ["/", "/controles", "/regles", "/regles?article=L2113-11", "/aide", "/controles/" + waiting[0] + "/suivi"]:
                    status = server.get(path).status
                    if status not in (200, 303):
                        wrong.append((path, status))

            visitors = [threading.Thread(target=visit) for _ in range(50)]
            for visitor in visitors:
                visitor.start()
            for visitor in visitors:
                visitor.join()
            self.assertEqual(wrong, [])
            for identifier in waiting:
                self.assertEqual(server.wait(identifier, 300)["state"], "done")
            # Twenty packages may not cost twenty times the memory of one.
            self.assertLess(server.resident, 900 << 20)
            self.assertIn("clausier_checks_done_total 20", server.get("/metrics").text)
        finally:
            server.close()


class Office(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.server.kill()
        self.account("martin", "une phrase de passe")
        self.server.start()

    def tearDown(self):
        self.server.close()

    def account(self, name, password):
        return subprocess.run(
            [PROGRAM, "--data", self.server.data, "--add-account", name], input=password + "\n", capture_output=True, text=True)

    def test_nobody_comes_in_without_a_password(self):
        for path in ["/", "/controles", "/regles"]:
            answer = self.server.get(path)
            self.assertEqual((answer.status, answer.headers["Location"].split("?")[0]), (303, "/connexion"))
        self.assertEqual(self.server.get("/api/v1/consultations").status, 401)
        self.assertEqual(self.server.get("/metrics").status, 401)
        self.assertEqual(self.server.get("/healthz").status, 200)

    def test_login_and_logout(self):
        wrong = self.server.post("/connexion", {"nom": "martin", "motdepasse": "autre chose"}, "/connexion")
        self.assertEqual(wrong.status, 401)
        before = self.server.cookie
        right = self.server.post("/connexion", {"nom": "martin", "motdepasse": "une phrase de passe", "vers": "//ailleurs.example"}, "/connexion")
        self.assertEqual((right.status, right.headers["Location"]), (303, "/"))
        self.assertNotEqual(self.server.cookie, before)
        page = self.server.get("/")
        self.assertEqual(page.status, 200)
        self.assertIn("martin", page.text)
        inside = self.server.cookie
        self.server.post("/deconnexion", {})
        self.server.cookie = inside
        self.assertEqual(self.server.get("/").status, 303)

    def test_programs_send_their_password(self):
        import base64
        def credentials(text):
            return {"Authorization": "Basic " + base64.b64encode(text.encode()).decode()}
        self.assertEqual(self.server.get("/api/v1/consultations", headers=credentials("martin:une phrase de passe")).status, 200)
        self.assertEqual(self.server.get("/api/v1/consultations", headers=credentials("martin:faux")).status, 401)
        self.assertEqual(self.server.get("/api/v1/consultations", headers=credentials("personne:une phrase de passe")).status, 401)

    def test_guessing_is_slowed_down(self):
        for _ in range(5):
            self.server.post("/connexion", {"nom": "martin", "motdepasse": "au hasard"}, "/connexion")
        answer = self.server.post("/connexion", {"nom": "martin", "motdepasse": "une phrase de passe"}, "/connexion")
        self.assertEqual(answer.status, 429)

    def test_passwords_are_not_kept(self):
        for folder, _, names in os.walk(self.server.data):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    self.assertNotIn("une phrase de passe".encode(), file.read())

    def test_short_passwords_are_refused(self):
        answer = self.account("court", "court")
        self.assertEqual(answer.returncode, 2)
        self.assertIn("10 caractères", answer.stderr.replace("\u00a0", " "))


class Starting(unittest.TestCase):
    def test_the_network_needs_accounts(self):
        server = Server()
        try:
            answer = subprocess.run([PROGRAM, "--host", "0.0.0.0", "--port", "0", "--data", server.data, "--no-browser"], capture_output=True, text=True, timeout=60)
            self.assertEqual(answer.returncode, 2)
            self.assertIn("--add-account", answer.stderr)
        finally:
            server.close()

    def test_a_taken_port_is_named(self):
        server = Server()
        try:
            answer = subprocess.run([PROGRAM, "--port", str(server.port), "--data", server.data + "/autre", "--no-browser"], capture_output=True, text=True, timeout=60)
            self.assertEqual(answer.returncode, 2)
            self.assertIn(f"port {server.port}", answer.stderr)
        finally:
            server.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""What the server lets pass, what it refuses, and what it keeps: without a browser."""

import html
import io
import json
import os
import re
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import zipfile

from server import PROGRAM, Server, multipart, notice, package

slow = None


def setUpModule():
    """A sender by drops, on its own server: while the other tests run, it is closed."""
    global slow
    slow = SlowSender()


def tearDownModule():
    slow.server.close()


class SlowSender:
    def __init__(self):
        self.server = Server()
        self.closed = []
        kind = "multipart/form-data; boundary=b"
        head = f"POST /api/v1/consultations HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: 1000000\r\n\r\n"
        for text in [head + '--b\r\nContent-Disposition: form-data; name="fichiers"; filename="RC.txt"\r\n\r\n', head[:60]]:
            threading.Thread(target=self.drop, args=(text.encode(),), daemon=True).start()

    def drop(self, beginning):
        with socket.create_connection(("127.0.0.1", self.server.port)) as connection:
            try:
                connection.sendall(beginning)
                while True:
                    time.sleep(1)
                    connection.sendall(b"x")
            except OSError:
                self.closed.append(beginning)


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

    def test_hostile_names_are_shown_as_they_are_read(self):
        # Signs that turn the order of letters around make one name look like another.
        names = ["CCAP\u202efdp.txt", "RC\u0085\u001b[31m.txt", "AE\u2066.txt", "a" * 5000 + ".txt", "\u200e", "..", ""]
        identifier = self.server.checked([(name, b"Cahier des clauses") for name in names])
        shown = [paper["path"] for paper in self.server.state(identifier)["documents"]]
        self.assertEqual(len(shown), len(names))
        self.assertIn("CCAPfdp.txt", shown)
        self.assertIn("AE.txt", shown)
        for path in shown:
            self.assertLessEqual(len(path), 200)
        for page in [f"/controles/{identifier}", f"/controles/{identifier}/pieces", "/controles"]:
            self.assertIsNone(re.search("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]", self.server.get(page).text), page)

    def test_empty_files_are_said_to_be_unread(self):
        identifier = self.server.checked([("CCAP.pdf", b""), ("RC.docx", b""), ("DCE.zip", b"")])
        now = self.server.state(identifier)
        self.assertEqual(now["unreadDocuments"], 3)
        self.assertEqual(now["summary"]["compliant"], 0)
        page = self.server.get(f"/controles/{identifier}/questions").text
        self.assertIn("3\u00a0pièces n’ont pas été lues en entier", page)
        self.assertNotIn("suffisent", page)

    def test_paths_that_lead_out_of_an_archive(self):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name in ["../../dehors.txt", "/etc/dehors.txt", "C:\\dehors.txt", "dedans/CCAP.txt"]:
                archive.writestr(name, "Cahier des clauses administratives particulières\n")
        identifier = self.server.submit([("DCE.zip", packed.getvalue())])
        self.server.wait(identifier)
        for place in [self.server.data, os.path.dirname(self.server.data), "/etc"]:
            self.assertFalse(os.path.exists(os.path.join(place, "dehors.txt")))
        read = [paper["path"] for paper in self.server.state(identifier)["documents"] if paper["status"] == "read"]
        self.assertEqual(read, ["DCE.zip/dedans/CCAP.txt"])

    def test_fields_without_end_are_refused(self):
        for fields, status in [({"titre": "x" * (70 << 10)}, 413), ({f"n{number}": "x" for number in range(1100)}, 413)]:
            body, kind = multipart(fields, [notice()])
            self.assertEqual(self.server.request("POST", "/api/v1/consultations", body, {"Content-Type": kind}).status, status)
        body = b"--b\r\nContent-Disposition: form-data; name=\"" + b"x" * (20 << 10) + b"\"\r\n\r\n\r\n--b--\r\n"
        answer = self.server.request("POST", "/api/v1/consultations", body, {"Content-Type": "multipart/form-data; boundary=b"})
        self.assertEqual(answer.status, 400)
        body = "jeton=" + self.server.token() + "&par=" + "x" * (3 << 20)
        answer = self.server.request("POST", f"/controles/{self.id}/questions", body, {"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.status, 413)
        self.assertEqual(os.listdir(os.path.join(self.server.data, "incoming")), [])

    def test_thousands_of_files(self):
        body, kind = multipart({}, [(f"{number}.txt", b"x") for number in range(2100)])
        answer = self.server.request("POST", "/api/v1/consultations", body, {"Content-Type": kind})
        self.assertEqual(answer.status, 413)
        self.assertIn("archive", answer.json["detail"])
        body, kind = multipart({}, [(f"{number}.txt", b"x") for number in range(1500)])
        identifier = self.server.request("POST", "/api/v1/consultations", body, {"Content-Type": kind}).json["id"]
        self.assertEqual(self.server.get("/").status, 200)
        self.assertEqual(len(self.server.wait(identifier)["documents"]), 1500)
        self.assertEqual(self.server.get(f"/controles/{identifier}/pieces").status, 200)

    def test_lengths_that_lie(self):
        body, kind = multipart({}, [notice()])

        def send(length, sent):
            with socket.create_connection(("127.0.0.1", self.server.port), timeout=20) as connection:
                connection.sendall(f"POST /api/v1/consultations HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\n{length}\r\n\r\n".encode() + sent)
                connection.shutdown(socket.SHUT_WR)
                answer = b""
                while piece := connection.recv(65536):
                    answer += piece
                return answer

        before = self.server.get("/api/v1/consultations").json["total"]
        for length, sent in [(f"Content-Length: {len(body) + 1000}", body), (f"Content-Length: {len(body) // 2}", body), ("Content-Length: -1", body),
                             ("Content-Length: 5\r\nContent-Length: 6", body), ("Content-Length: 5\r\nTransfer-Encoding: chunked", body),
                             ("Transfer-Encoding: chunked", b"zz\r\n" + body), ("Content-Length: 99999999999999999999", body)]:
            self.assertNotIn(b" 202 ", send(length, sent)[:20], length)
        # A good length, one byte too few or many at its end, is the form as it was meant.
        self.assertEqual(self.server.get("/api/v1/consultations").json["total"], before)
        self.assertEqual(self.server.get("/").status, 200)

    def test_identifiers_that_are_none(self):
        for path in ["/controles/x", "/controles/..%2f..", "/controles/" + "0" * 24, "/controles/" + "0" * 24 + "/questions", "/api/v1/consultations/'"]:
            self.assertEqual(self.server.get(path).status, 404, path)


class Keeping(unittest.TestCase):
    def setUp(self):
        self.server = Server()

    def tearDown(self):
        self.server.close()

    def plain(self, path):
        """A page with ordinary spaces."""
        return html.unescape(self.server.get(path).text).replace("\u00a0", " ").replace("\u202f", " ")

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

    def test_stopping_in_the_middle_is_no_fault_of_the_check(self):
        identifier = self.server.submit(package("npnru-rehabilitation"))
        for _ in range(3):
            end = time.time() + 30
            while self.server.state(identifier)["state"] == "queued" and time.time() < end:
                time.sleep(0.01)
            self.assertEqual(self.server.stop(), 0)
            self.server.start()
        self.assertEqual(self.server.wait(identifier)["state"], "done")

    def test_answers_outlive_the_server(self):
        identifier = self.server.checked(package("nettoyage-lot-reserve"))
        before = self.server.state(identifier)["openQuestions"]
        question = next(q for q in self.server.get(f"/api/v1/consultations/{identifier}/questions").json["questions"] if q["subjects"][0].get("choices") == ["oui", "non"])
        given = {"by": "Camille Durand", "date": "2026-11-27", "answers": [{"attribute": s["attribute"], "value": "non"} for s in question["subjects"]]}
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


    def test_a_copy_is_made_while_the_server_runs(self):
        identifiers = [self.server.checked([notice()], titre=f"Avis {number}") for number in range(2)]
        waiting = [self.server.submit(package("npnru-rehabilitation")) for _ in range(3)]
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(folder, "copie")
            answer = subprocess.run([PROGRAM, "--data", self.server.data, "--backup", target], capture_output=True, text=True, timeout=60)
            self.assertEqual(answer.returncode, 0, answer.stderr)
            self.assertIn("5 contrôles", answer.stdout)
            again = subprocess.run([PROGRAM, "--data", self.server.data, "--backup", target], capture_output=True, text=True, timeout=60)
            self.assertEqual(again.returncode, 2)
            copy = Server(data=target)
            try:
                for identifier in identifiers:
                    self.assertIn("90911200", copy.get(f"/controles/{identifier}").text)
                for identifier in waiting:
                    self.assertEqual(copy.wait(identifier)["state"], "done")
            finally:
                copy.close()
        self.assertEqual(self.server.get("/").status, 200)

    def test_what_people_said_of_papers_goes_into_the_corrected_package(self):
        papers = package("nettoyage-lot-reserve")
        before = self.server.checked(papers)
        named = {paper["kind"]: paper["path"] for paper in self.server.state(before)["documents"]}
        said = [{"path": named["ccap"], "kind": "cctp", "lots": ["2"]}, {"path": named["rc"], "kind": "autre"}, {"path": named["ae"], "kind": "formulaire"}]
        answer = self.server.request(
            "PUT", f"/api/v1/consultations/{before}/papers", json.dumps({"papers": said}), {"Content-Type": "application/json"})
        self.assertIn(answer.status, (200, 202), answer.text)
        self.server.wait(before)

        def corrected(name):
            # The folder is called otherwise; one paper too, with the same contents; one is gone.
            name = name.replace("nettoyage-lot-reserve/", "nettoyage-v2/")
            return "nettoyage-v2/Règlement définitif.docx" if name.endswith(os.path.basename(named["rc"])) else name

        files = [(corrected(name), content) for name, content in papers if not name.endswith(os.path.basename(named["ae"]))]
        after = self.server.checked(files, precedent=before)
        kinds = {paper["path"]: (paper["kind"], paper["lots"]) for paper in self.server.state(after)["documents"]}
        ccap = "nettoyage-v2/" + os.path.basename(named["ccap"])
        self.assertEqual(kinds[ccap], ("cctp", ["2"]))
        self.assertEqual(kinds["nettoyage-v2/Règlement définitif.docx"], ("autre", []))
        comparison = self.plain(f"/controles/{after}/comparaison")
        self.assertIn("Repris du dossier précédent", comparison)
        self.assertIn("nettoyage-v2/Règlement définitif.docx", comparison)
        self.assertIn(f"« {named['ae']} », dont on avait dit", comparison)
        page = self.server.get(f"/controles/{after}/pieces").text
        self.assertEqual(page.count("<span class=\"hint\">repris du dossier précédent"), 2)
        self.assertNotIn("--papers", page)

        # One is taken back, the other stays.
        positions = {html.unescape(path): number for number, path in re.findall(r'for="k(\d+)">Pièce\u00a0: ([^<]*)<', page)}
        answer = self.server.post(f"/controles/{after}/pieces", {f"k{positions[ccap]}": "auto"}, f"/controles/{after}/pieces")
        self.assertEqual(answer.status, 303)
        self.server.wait(after)
        kinds = {paper["path"]: (paper["kind"], paper["lots"]) for paper in self.server.state(after)["documents"]}
        self.assertEqual(kinds[ccap], ("ccap", []))
        self.assertEqual(kinds["nettoyage-v2/Règlement définitif.docx"], ("autre", []))
        self.assertEqual(self.server.get(f"/controles/{after}/pieces").text.count("<span class=\"hint\">repris du dossier précédent"), 1)

    def test_answers_of_the_package_before_are_confirmed(self):
        papers = package("nettoyage-lot-reserve")
        before = self.server.checked(papers)
        questions = self.server.get(f"/api/v1/consultations/{before}/questions").json["questions"]
        asked = next(each for each in questions if each["subjects"][0].get("choices") == ["oui", "non"])
        given = {"by": "Camille Durand", "date": "2026-11-26", "answers": [{"attribute": asked["subjects"][0]["attribute"], "value": "non"}]}
        answer = self.server.request("POST", f"/api/v1/consultations/{before}/answers", json.dumps(given), {"Content-Type": "application/json"})
        self.assertEqual(answer.status, 200, answer.text)
        changed = [(name, content + b"\n") if "06-Annexe" in name else (name, content) for name, content in papers]
        after = self.server.checked(changed, precedent=before)
        self.assertEqual(self.server.state(after)["openQuestions"], self.server.state(before)["openQuestions"])
        self.assertIn("1 réponse compte encore", self.plain(f"/controles/{after}/comparaison"))
        page = self.plain(f"/controles/{after}/questions")
        self.assertIn("Camille Durand, 26 novembre 2026 · reprise du dossier précédent, dont des pièces ont changé", page)
        chosen = re.search(r'name="c" value="([0-9a-f]+)"', page).group(1)
        self.server.post(f"/controles/{after}/reponses/confirmer", {"par": "Dominique Petit", "date": "2026-11-27", "c": chosen}, f"/controles/{after}/questions")
        page = self.plain(f"/controles/{after}/questions")
        self.assertIn("Dominique Petit, 27 novembre 2026", page)
        self.assertNotIn("reprise du dossier précédent", page)
        self.assertEqual(self.server.state(after)["openQuestions"], self.server.state(before)["openQuestions"])

    def test_an_answer_yields_to_what_the_corrected_papers_say(self):
        name, content = notice()
        stated = b"<cbc:MaximumLotsAwardedNumeric>2</cbc:MaximumLotsAwardedNumeric>"
        self.assertIn(stated, content)
        before = self.server.checked([(name, content.replace(stated, b""))])
        given = {"by": "Camille Durand", "date": "2026-11-26", "answers": [{"attribute": "procedure.maximumLotsAwarded", "value": "1"}]}
        answer = self.server.request("POST", f"/api/v1/consultations/{before}/answers", json.dumps(given), {"Content-Type": "application/json"})
        self.assertEqual(answer.status, 200, answer.text)
        after = self.server.checked([(name, content)], precedent=before)
        self.assertIn("1 ne peut plus être prise en compte", self.plain(f"/controles/{after}/comparaison"))
        self.assertIn("Pas prise en compte : le dossier corrigé le dit lui-même", self.plain(f"/controles/{after}/questions"))
        plain = self.server.checked([(name, content)])
        self.assertEqual(self.server.state(after)["summary"], self.server.state(plain)["summary"])

    def test_every_annotated_paper_that_is_offered_is_given(self):
        for papers in [package("nettoyage-lot-reserve"), [notice()], [notice("01-espaces-verts-conforme.xml"), ("annexe.docx", empty_document())]]:
            identifier = self.server.checked(papers)
            offered = re.findall(rf'href="(/controles/{identifier}/annotations/[^"]+)"', self.server.get(f"/controles/{identifier}/fichiers").text)
            self.assertIn(f"/controles/{identifier}/annotations/annotations.md", offered)
            for address in offered:
                answer = self.server.get(address)
                self.assertEqual(answer.status, 200, address)
                self.assertIn("attachment", answer.headers["Content-Disposition"])


def empty_document():
    """A DOCX in which there is nothing to remark on."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        archive.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        archive.writestr("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Plan de situation</w:t></w:r></w:p></w:body></w:document>')
    return packed.getvalue()


class Queue(unittest.TestCase):
    def test_every_file_may_be_a_consultation_of_its_own(self):
        server = Server("--queue", "2")
        try:
            body, kind = multipart({"jeton": server.token(), "separe": "1"}, [(f"avis-{number}.xml", notice()[1]) for number in range(12)])
            answer = server.request("POST", "/controles", body, {"Content-Type": kind})
            self.assertEqual((answer.status, answer.headers["Location"]), (303, "/controles"))
            found = server.get("/api/v1/consultations").json["consultations"]
            self.assertEqual([each["title"] for each in found], [f"avis-{number}.xml" for number in range(12)])
            # More than may wait: they are taken up one after the other, without a restart.
            for each in found:
                self.assertEqual(server.wait(each["id"])["state"], "done")
        finally:
            server.close()

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


class Proxy(unittest.TestCase):
    """Behind a server that speaks HTTPS, as docs/serveur.md sets it up."""

    def test_the_public_name_is_let_in_and_cookies_are_kept_to_https(self):
        server = Server("--public-host", "clausier.exemple.fr", "--https")
        try:
            public = {"Host": "clausier.exemple.fr"}
            answer = server.get("/", headers=public)
            self.assertEqual(answer.status, 200)
            self.assertIn("Secure", answer.headers["Set-Cookie"])
            self.assertEqual(server.get("/", headers={"Host": "ailleurs.exemple.fr"}).status, 421)
            token = re.search(r'name="jeton" value="([0-9a-f]+)"', answer.text).group(1)
            for headers, status in [({"Origin": "https://clausier.exemple.fr"}, 303), ({"Origin": "https://clausier.exemple.fr.ailleurs.example"}, 403),
                                    ({"Origin": "https://clausier.exemple.fr", "Sec-Fetch-Site": "same-site"}, 403)]:
                body, kind = multipart({"jeton": token}, [notice()])
                self.assertEqual(server.request("POST", "/controles", body, {**public, **headers, "Content-Type": kind}).status, status, headers)
        finally:
            server.close()


class Starting(unittest.TestCase):
    def test_the_browser_is_opened_at_the_address(self):
        with tempfile.TemporaryDirectory() as folder:
            opened = os.path.join(folder, "opened")
            with open(os.path.join(folder, "xdg-open"), "w") as script:
                script.write(f'#!/bin/sh\necho "$1" > {opened}\n')
            os.chmod(script.name, 0o755)
            process = subprocess.Popen(
                [PROGRAM, "--port", "0", "--data", os.path.join(folder, "data")], stdout=subprocess.PIPE, text=True,
                env={**os.environ, "DISPLAY": ":0", "PATH": folder + ":" + os.environ["PATH"]})
            try:
                address = re.search(r"http://\S+", process.stdout.readline()).group(0)
                end = time.time() + 20
                while not (os.path.exists(opened) and os.path.getsize(opened)) and time.time() < end:
                    time.sleep(0.05)
                with open(opened) as file:
                    self.assertEqual(file.read().strip(), address)
            finally:
                process.terminate()
                process.wait(timeout=30)
                process.stdout.close()

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


class Waiting(unittest.TestCase):
    """The last: it waits for what began with the first."""

    def test_who_sends_by_drops_is_closed(self):
        end = time.time() + 120
        while len(slow.closed) < 2 and time.time() < end:
            time.sleep(0.5)
        self.assertEqual(len(slow.closed), 2)
        self.assertEqual(os.listdir(os.path.join(slow.server.data, "incoming")), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)

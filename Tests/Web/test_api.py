"""The HTTP API beside its own description: every address is tried with what the description allows and with what it does not."""

import os
import subprocess
import sys
import unittest

from server import Server, notice, package


class Description(unittest.TestCase):
    def test_the_server_does_what_it_says(self):
        server = Server("--queue", "10000")
        try:
            # Something to find.
            server.checked(package("nettoyage-lot-reserve"))
            program = os.path.join(os.path.dirname(sys.executable), "schemathesis")
            answer = subprocess.run(
                [program, "run", server.address + "/api/openapi.json", "--max-examples", os.environ.get("CLAUSIER_API_EXAMPLES", "25"),
                 "--seed", "20261127", "--request-timeout", "60", "--no-color",
                 # The engine may refuse what the description cannot rule out: an attribute or a paper that does not exist.
                 "--exclude-checks", "positive_data_acceptance", "--suppress-health-check", "all"],
                capture_output=True, text=True, timeout=900)
            self.assertEqual(answer.returncode, 0, answer.stdout[-6000:] + answer.stderr[-2000:])
            self.assertEqual(server.get("/healthz").json["status"], "ok")
        finally:
            server.close()


class Way(unittest.TestCase):
    """As a purchasing platform goes it."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def test_submit_poll_read(self):
        identifier = self.server.submit([notice()], titre="Nettoyage")
        now = self.server.wait(identifier)
        self.assertEqual((now["state"], now["title"], now["summary"]["blocking"]), ("done", "Nettoyage", 1))
        report = self.server.get(f"/api/v1/consultations/{identifier}/report").json
        breach = [each for each in report["consultations"][0]["findings"] if each["verdict"] == "breach"]
        self.assertEqual([each["rule"] for each in breach], ["RES-03-OBJET"])
        for form, beginning in [("html", "<!DOCTYPE html>"), ("text", "Nettoyage"), ("json", "{")]:
            self.assertTrue(self.server.get(f"/api/v1/consultations/{identifier}/report?format={form}").text.startswith(beginning), form)
        self.assertEqual(self.server.get(f"/api/v1/consultations/{identifier}/report?format=gif").status, 400)

    def test_answers_that_the_engine_refuses_are_refused(self):
        import json
        identifier = self.server.checked(package("nettoyage-lot-reserve"))

        def answer(**given):
            body = json.dumps({"by": "Camille Durand", "date": "2026-11-27", "answers": [given]})
            return self.server.request("POST", f"/api/v1/consultations/{identifier}/answers", body, {"Content-Type": "application/json"})

        wrong = answer(attribute="lots[LOT-0001].duraton", value="4 ans")
        self.assertEqual(wrong.status, 422)
        self.assertIn("vouliez-vous dire", wrong.json["detail"])
        self.assertEqual(answer(attribute="procedure.type", value="au hasard").status, 422)
        self.assertEqual(answer(attribute="procedure.type").status, 422)
        self.assertEqual(answer(attribute="procedure.accelerated", value="non").status, 200)
        self.assertEqual(len(self.server.get(f"/api/v1/consultations/{identifier}/questions").json["answers"]), 1)

    def test_papers_are_declared(self):
        import json
        identifier = self.server.checked(package("nettoyage-lot-reserve"))
        path = next(each["path"] for each in self.server.state(identifier)["documents"] if each["kind"] == "ccap")
        body = json.dumps({"papers": [{"path": path, "kind": "cctp", "lots": ["2"]}]})
        answer = self.server.request("PUT", f"/api/v1/consultations/{identifier}/papers", body, {"Content-Type": "application/json"})
        self.assertIn(answer.status, (200, 202))
        self.server.wait(identifier)
        now = next(each for each in self.server.state(identifier)["documents"] if each["path"] == path)
        self.assertEqual((now["kind"], now["lots"]), ("cctp", ["2"]))

    def test_rules(self):
        found = self.server.get("/api/v1/rules?article=L2113-11").json["rules"]
        self.assertIn("LOT-01-MOTIF", [rule["id"] for rule in found])
        self.assertEqual(self.server.get("/api/v1/rules/LOT-01-MOTIF").json["id"], "LOT-01-MOTIF")
        self.assertEqual(self.server.get("/api/v1/rules/RIEN").status, 404)
        self.assertEqual(self.server.get("/api/v1/rules?on=hier").status, 400)

    def test_methods_that_are_not_known(self):
        answer = self.server.request("PATCH", "/api/v1/rules")
        self.assertEqual((answer.status, answer.headers["Allow"]), (405, "GET, HEAD"))


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""The main ways in a real browser: with the mouse, by keyboard, without script, on a phone.

Screenshots of every page stand in CLAUSIER_SCREENSHOTS afterwards, to be looked at.
"""

import json
import os
import re
import tempfile
import unittest

from playwright.sync_api import sync_playwright

from server import Server, notice, package, read, sample

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
SCREENSHOTS = os.environ.get("CLAUSIER_SCREENSHOTS") or tempfile.mkdtemp(prefix="clausier-screenshots-")
try:
    import axe_playwright_python

    AXE = read(os.path.join(os.path.dirname(axe_playwright_python.__file__), "axe.min.js")).decode()
except ImportError:
    AXE = None


class InBrowser(unittest.TestCase):
    width = 1280
    script = True

    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.server.close()

    def setUp(self):
        self.context = self.browser.new_context(
            viewport={"width": self.width, "height": 900}, java_script_enabled=self.script, accept_downloads=True, locale="fr-FR")
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        # The network is cut: only this server is there.
        self.context.route(lambda address: not address.startswith(self.server.address), lambda route: self.leave(route))

    def leave(self, route):
        self.complaints.append("asked for " + route.request.url)
        route.abort()

    def tearDown(self):
        self.context.close()
        self.assertEqual([each for each in self.complaints if "40" not in each and "422" not in each], [])

    def go(self, path):
        return self.page.goto(self.server.address + path)

    def shot(self, name):
        self.page.screenshot(path=os.path.join(SCREENSHOTS, f"{name}-{self.width}{'' if self.script else '-sans-script'}.png"), full_page=True)

    def upload(self, *files, submit="Contrôler"):
        payload = [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files]
        self.page.set_input_files("#fichiers", payload)
        self.page.get_by_role("button", name=submit, exact=True).click()

    def arrive(self):
        """From the progress page to the report."""
        self.page.wait_for_url(re.compile(r"/controles/[0-9a-f]{24}(/comparaison)?$"), timeout=60_000)
        return self.page.url.split("/controles/")[1].split("/")[0]


class BuyersWay(InBrowser):
    def test_from_the_notice_to_the_corrected_one(self):
        page = self.page
        self.go("/")
        self.shot("accueil")
        self.upload(notice())
        self.arrive()
        self.shot("rapport")
        self.assertIn("Non conforme", page.inner_text("main"))
        self.assertIn("90911200", page.inner_text("main"))
        page.get_by_role("link", name="Dossier corrigé").click()
        # A reserved lot of social services is what the law allows.
        name, content = notice()
        corrected = content.replace(b"90911200", b"85311200")
        self.assertNotEqual(corrected, content)
        self.upload((name, corrected), submit="Contrôler le dossier corrigé")
        self.arrive()
        page.wait_for_selector("text=Comparé avec")
        self.shot("comparaison")
        text = page.inner_text("main")
        self.assertRegex(text, r"[1-9]\d*\spoints? réglé")
        self.assertIn("RES-03-OBJET", page.locator("section", has_text="Réglé").first.inner_text())
        self.assertRegex(text, r"non conforme → ")

    def test_questions_are_answered_and_taken_back(self):
        page = self.page
        identifier = self.server.checked(package("nettoyage-lot-reserve"))
        before = self.server.state(identifier)["openQuestions"]
        self.go(f"/controles/{identifier}/questions")
        self.shot("questions")
        page.get_by_label("Votre nom").fill("Camille Durand")
        decision = page.locator("fieldset.question", has=page.locator("fieldset.radios")).first
        rule = decision.get_by_role("link").first.inner_text()
        decision.get_by_label("non conforme", exact=True).check()
        # Without a reason nothing is decided.
        page.get_by_role("button", name="Enregistrer mes réponses").click()
        self.assertIn("motivez la décision", page.inner_text("#erreurs"))
        page.wait_for_function("document.activeElement.id === 'erreurs'")
        self.shot("questions-erreur")
        page.locator("fieldset.question", has=page.locator("fieldset.radios")).first.get_by_label("Vos motifs").fill("Vu avec le service juridique.")
        page.get_by_role("button", name="Enregistrer mes réponses").click()
        page.wait_for_selector("text=1 réponse enregistrée")
        self.shot("questions-reponse")
        self.assertIn("Camille Durand", page.inner_text("main"))
        self.assertEqual(self.server.state(identifier)["openQuestions"], before - 1)
        page.get_by_role("link", name="Rapport").click()
        self.assertIn("Camille Durand", page.inner_text("main"))
        page.get_by_role("link", name="Questions", exact=False).first.click()
        page.get_by_role("button", name="Retirer").click()
        page.wait_for_load_state()
        self.assertEqual(self.server.state(identifier)["openQuestions"], before)
        self.assertTrue(rule)

    def test_a_value_that_is_none_is_refused_beside_its_field(self):
        page = self.page
        identifier = self.server.checked([("DCE.zip", read(sample("dossiers", "gup-espaces-verts.zip")))])
        self.go(f"/controles/{identifier}/questions")
        page.get_by_label("Votre nom").fill("Camille Durand")
        field = page.locator("fieldset.question", has_text="date comme").locator("input[name^='v:']").first
        field.fill("bientôt")
        page.get_by_role("button", name="Enregistrer mes réponses").click()
        invalid = page.locator(".invalid")
        self.assertEqual(invalid.count(), 1)
        self.assertIn("bientôt", invalid.inner_text())
        self.assertEqual(invalid.locator("input").get_attribute("aria-invalid"), "true")
        self.assertEqual(invalid.locator("input").input_value(), "bientôt")
        self.assertEqual(self.server.get(f"/api/v1/consultations/{identifier}/questions").json["answers"], [])

    def test_a_paper_that_was_taken_for_another_is_corrected(self):
        page = self.page
        identifier = self.server.checked(package("nettoyage-lot-reserve"))
        self.go(f"/controles/{identifier}/pieces")
        self.shot("pieces")
        row = page.locator("tr", has_text="02-CCAP-nettoyage.pdf")
        self.assertEqual(row.locator("select").input_value(), "ccap")
        row.locator("select").select_option("cctp")
        page.get_by_role("button", name="Enregistrer et relire").click()
        self.arrive()
        self.go(f"/controles/{identifier}/pieces")
        row = page.locator("tr", has_text="02-CCAP-nettoyage.pdf")
        self.assertEqual(row.locator("select").input_value(), "cctp")
        self.assertIn("corrigé par vous", row.inner_text())

    def test_files_and_folders_are_dropped(self):
        page = self.page
        self.go("/")
        page.evaluate(
            """text => {
                const transfer = new DataTransfer();
                transfer.items.add(new File([text], 'avis.xml'));
                const zone = document.querySelector('[data-zone]');
                zone.dispatchEvent(new DragEvent('dragover', {dataTransfer: transfer, bubbles: true, cancelable: true}));
                zone.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
            }""", notice()[1].decode())
        self.assertIn("avis.xml", page.inner_text("[data-choisis]"))
        page.get_by_role("button", name="Contrôler", exact=True).click()
        self.arrive()
        self.go("/")
        page.set_input_files("#dossier", sample("dossiers", "nettoyage-lot-reserve"))
        page.get_by_role("button", name="Contrôler", exact=True).click()
        identifier = self.arrive()
        paths = [paper["path"] for paper in self.server.state(identifier)["documents"]]
        self.assertIn("nettoyage-lot-reserve/02-CCAP-nettoyage.pdf", paths)

    def test_reports_are_downloaded(self):
        page = self.page
        identifier = self.server.checked(package("nettoyage-lot-reserve"))
        self.go(f"/controles/{identifier}/fichiers")
        self.shot("fichiers")
        for name, beginning in [("Rapport (HTML)", b"<!DOCTYPE html>"), ("Rapport (JSON)", b"{"), ("Rapport (texte)", b""), ("nettoyage-lot-reserve/01-RC-nettoyage.docx", b"PK")]:
            with page.expect_download() as expected:
                page.get_by_role("link", name=name).click()
            content = read(expected.value.path())
            self.assertTrue(content.startswith(beginning), name)
            self.assertGreater(len(content), 1000, name)

    def test_a_remedy_is_copied(self):
        page = self.page
        self.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=self.server.address)
        identifier = self.server.checked([notice()])
        self.go(f"/controles/{identifier}")
        page.get_by_role("button", name="Copier").first.click()
        page.get_by_role("button", name="Copié").first.wait_for()
        self.assertIn("L2113-13", page.evaluate("navigator.clipboard.readText()"))

    def test_history_is_searched(self):
        page = self.page
        identifier = self.server.checked([notice("06-ponderation-95.xml")], titre="Élagage des érables")
        self.go("/controles")
        page.get_by_label("Chercher").fill("elagage erables")
        page.get_by_role("button", name="Filtrer").click()
        self.assertIn("1\u00a0contrôle", page.inner_text("main").replace("\u202f", "\u00a0"))
        self.shot("controles")
        page.get_by_role("link", name="Élagage des érables").click()
        self.assertIn(identifier, page.url)
        self.go("/controles?q=introuvable")
        self.assertIn("Aucun contrôle ne répond", page.inner_text("main"))

    def test_a_consultation_is_deleted(self):
        page = self.page
        identifier = self.server.checked([notice()], titre="À effacer")
        self.go(f"/controles/{identifier}/fichiers")
        page.get_by_role("link", name="Supprimer ce contrôle").click()
        self.shot("supprimer")
        page.get_by_role("button", name="Supprimer définitivement").click()
        page.wait_for_url(re.compile("/controles$"))
        self.assertNotIn("À effacer", page.inner_text("main"))
        self.assertEqual(self.go(f"/controles/{identifier}").status, 404)
        self.shot("introuvable")

    def test_rules_are_found(self):
        page = self.page
        self.go("/regles")
        self.shot("regles")
        page.get_by_label("Article").fill("L. 2113-11")
        page.get_by_role("button", name="Chercher").click()
        page.get_by_role("link", name="Marché non alloti").first.click()
        self.assertIn("Ce que la règle ne juge pas", page.inner_text("main"))
        self.shot("regle")
        self.go("/aide")
        self.shot("aide")

    def test_an_operation_is_reckoned(self):
        page = self.page
        identifier = self.server.checked(package("npnru-rehabilitation"), titre="Réhabilitation des Aubépines")
        self.go("/operations")
        page.get_by_role("link", name="Nouvelle opération").click()
        page.get_by_label("Nom de l’opération").fill("Quartier des Tilleuls")
        page.get_by_role("button", name="Calculer").click()
        self.assertIn("Choisissez au moins un dossier", page.inner_text("#erreurs"))
        self.assertEqual(page.get_by_label("Nom de l’opération").input_value(), "Quartier des Tilleuls")
        page.get_by_label("Jour du calcul").fill("2024-10-15")
        page.get_by_label("de (€ par heure)").fill("30")
        page.get_by_label("à (€ par heure)").fill("36")
        page.get_by_label("Source", exact=True).fill("facilitateur du territoire")
        page.check(f"#dossier-{identifier}")
        page.locator(f"#metier-{identifier}").evaluate("element => element.closest('details').open = true")
        page.fill(f"#metier-{identifier}", "batiment")
        page.fill("#nom-0", "Aménagement du square")
        page.fill("#montant-0", "600 000")
        page.fill("#heures-0", "0")
        page.fill("#metier-0", "maconnerie")
        self.shot("operation-formulaire")
        page.get_by_role("button", name="Calculer").click()
        page.wait_for_url(re.compile(r"/operations/[0-9a-f]{24}$"))
        self.shot("operation")
        text = page.inner_text("main")
        self.assertIn("Travaux et ingénierie", text)
        self.assertIn("Aménagement du square", text)
        self.assertIn("950", text)
        self.assertGreater(page.locator("svg.op-bar").count(), 2)
        page.get_by_role("link", name="Modifier").click()
        self.assertTrue(page.is_checked(f"#dossier-{identifier}"))
        self.assertEqual(page.input_value("#montant-0"), "600 000")
        page.fill("#montant-0", "beaucoup")
        page.get_by_role("button", name="Calculer").click()
        self.assertIn("montant hors taxes", page.inner_text("#erreurs"))
        # Who deletes the package is told what stays of it.
        self.go(f"/controles/{identifier}/supprimer")
        self.assertTrue(page.get_by_role("link", name="Quartier des Tilleuls").is_visible())

    def test_a_director_decides(self):
        page = self.page
        identifier = self.server.checked(package("nettoyage-lot-reserve"))
        # Before the structure is known, the sheet asks for it.
        self.go(f"/controles/{identifier}/fiche")
        self.assertTrue(page.url.endswith("/structure"))
        page.get_by_label("Comment s’appelle la structure").fill("Régie de quartier des Tilleuls")
        page.get_by_label("Quel est son SIRET").fill("12")
        page.get_by_role("button", name="Enregistrer").click()
        self.assertIn("à reprendre", page.inner_text("#erreurs"))
        self.shot("structure")
        page.get_by_label("Quel est son SIRET").fill("")
        page.get_by_label("Quelles conventions d’insertion").fill("ei, aci")
        page.get_by_label("Quelle part des personnes").fill("64")
        page.get_by_label("Quelles sont ses activités").fill("nettoyage, espaces verts")
        page.get_by_label("Combien d’heures d’insertion").fill("900")
        page.get_by_role("button", name="Enregistrer").click()
        # It comes back as the form it was filled in with; more of it stands in its file.
        self.assertIn("Profil enregistré", page.inner_text("main"))
        self.assertEqual(page.get_by_label("Quelles conventions d’insertion").input_value(), "ei, aci")
        page.get_by_label("Combien d’heures d’insertion").fill("950")
        page.get_by_role("button", name="Enregistrer").click()
        self.assertEqual(page.get_by_label("Combien d’heures d’insertion").input_value(), "950")
        self.shot("structure-remplie")
        page.get_by_role("link", name="Compléter le profil dans son fichier").click()
        self.assertIn("Régie de quartier des Tilleuls", page.input_value("#texte"))
        self.assertIn("950", page.input_value("#texte"))
        page.fill("#texte", page.input_value("#texte") + "\ninconnu: 1\n")
        page.get_by_role("button", name="Enregistrer").click()
        self.assertIn("inconnu", page.inner_text("#erreurs"))
        self.go(f"/controles/{identifier}/fiche")
        self.shot("fiche")
        text = page.inner_text("main")
        self.assertIn("Régie de quartier des Tilleuls", text)
        self.assertIn("Nettoyage des parties communes", text)
        for name, beginning in [("Fiche de décision (HTML)", b"<!DOCTYPE html>"), ("Calendrier (ICS)", b"BEGIN:VCALENDAR"), ("Questions à l’acheteur (DOCX)", b"PK")]:
            with page.expect_download() as expected:
                page.get_by_role("link", name=name).click()
            self.assertTrue(read(expected.value.path()).startswith(beginning), name)
        second = self.server.checked([notice("01-espaces-verts-conforme.xml")], titre="Espaces verts")
        self.go("/veille")
        for each in (identifier, second):
            page.check(f"#d-{each}")
        page.get_by_role("button", name="Classer").click()
        self.shot("veille")
        self.assertIn("2\u00a0consultations", page.inner_text(".bid").replace("\u202f", "\u00a0"))

    def test_keyboard_alone(self):
        page = self.page
        self.go("/")
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.textContent"), "Aller au contenu")
        page.keyboard.press("Enter")
        self.assertEqual(page.evaluate("document.activeElement.id"), "contenu")
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.id"), "fichiers")
        # Nothing was chosen: it is said, and nothing is sent.
        reached = self.tab_to("button[type=submit]")
        self.assertTrue(reached)
        page.keyboard.press("Enter")
        self.assertIn("Choisissez", page.inner_text("[data-envoi]"))
        page.set_input_files("#fichiers", sample("dossiers", "gup-espaces-verts.zip"))
        self.assertTrue(self.tab_to("button[type=submit]"))
        page.keyboard.press("Enter")
        identifier = self.arrive()
        self.go(f"/controles/{identifier}/questions")
        self.assertTrue(self.tab_to("#par"))
        page.keyboard.type("Camille Durand")
        self.assertTrue(self.tab_to(".actions.sticky button"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        self.assertNotEqual(outline, "none")

    def tab_to(self, selector):
        for _ in range(200):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return True
        return False

    def test_a_corrected_package_takes_over_what_was_said(self):
        page = self.page
        papers = package("nettoyage-lot-reserve")
        before = self.server.checked(papers)
        self.go(f"/controles/{before}/pieces")
        page.locator("tr", has_text="02-CCAP-nettoyage.pdf").locator("select").select_option("ccp")
        page.get_by_role("button", name="Enregistrer et relire").click()
        self.arrive()
        self.go(f"/controles/{before}/questions")
        page.get_by_label("Votre nom").fill("Camille Durand")
        page.locator("select[name='v:notice.isChange']").select_option("non")
        page.get_by_role("button", name="Enregistrer mes réponses").click()
        page.wait_for_selector("text=1 réponse enregistrée")
        page.get_by_role("link", name="Dossier corrigé").click()
        self.upload(*[(name.split("/")[1], content) for name, content in papers], submit="Contrôler le dossier corrigé")
        after = self.arrive()
        self.assertIn("02-CCAP-nettoyage.pdf : « CCP »", page.inner_text("main").replace("\u00a0", " "))
        self.shot("comparaison-reprises")
        page.get_by_role("link", name="les voir, les confirmer ou les retirer").click()
        page.locator("#confirmer-par").fill("Dominique Petit")
        page.get_by_role("button", name="Confirmer les réponses cochées").click()
        page.wait_for_selector("text=1 réponse enregistrée")
        self.assertIn("Dominique Petit", page.inner_text("main"))
        self.shot("questions-confirmees")
        self.go(f"/controles/{after}/pieces")
        row = page.locator("tr", has_text="02-CCAP-nettoyage.pdf")
        self.assertIn("repris du dossier précédent", row.inner_text())
        row.locator("select").select_option("auto")
        page.get_by_role("button", name="Enregistrer et relire").click()
        self.arrive()
        self.go(f"/controles/{after}/pieces")
        self.assertEqual(page.locator("tr", has_text="02-CCAP-nettoyage.pdf").locator("select").input_value(), "ccap")

    @unittest.skipUnless(AXE, "axe-playwright-python is not installed")
    def test_no_page_has_an_accessibility_fault_that_a_machine_finds(self):
        page = self.page
        identifier = self.server.checked(package("npnru-rehabilitation"))
        answered = self.server.get(f"/api/v1/consultations/{identifier}/questions").json["questions"][0]
        self.server.request(
            "POST", f"/api/v1/consultations/{identifier}/answers", json.dumps({
                "by": "Camille Durand", "date": "2026-11-27",
                "answers": [{"attribute": each["attribute"], "value": (each.get("choices") or ["1"])[0]} for each in answered["subjects"]]}),
            {"Content-Type": "application/json"})
        corrected = self.server.checked(package("npnru-rehabilitation"), precedent=identifier)
        unread = self.server.checked([("avis.xml", read(sample("illisible", "avis-tronque.xml")))])
        self.server.post("/structure", {"p:name": "Régie de quartier des Tilleuls", "p:agreements": "ei"}, "/structure")
        operation = self.server.post("/operations", {
            "nom": "Quartier des Tilleuls", "jour": "2024-10-15", "nom-0": "Square", "montant-0": "600 000", "heures-0": "0",
            "nature-0": "works", "etat-0": "planned", "metier-0": "maconnerie"}, "/operations/nouvelle").headers["Location"]
        paths = ["/", "/controles", "/controles?q=introuvable", "/operations", "/operations/nouvelle", operation, operation + "/modifier", "/structure",
                 "/structure?fichier=1", "/structure?nouveau=1", "/veille", f"/veille?d={identifier}", "/regles", "/regles/LOT-01-MOTIF", "/aide", "/nulle-part",
                 "/connexion", f"/controles/{unread}"]
        paths += [f"/controles/{each}{part}" for each in (identifier, corrected) for part in ["", "/questions", "/pieces", "/fichiers", "/comparaison", "/supprimer", "/fiche"]]
        for scheme in ["light", "dark"]:
            page.emulate_media(color_scheme=scheme)
            for path in paths:
                self.go(path)
                page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
                page.evaluate(AXE)
                found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations']})")
                faults = [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]]
                self.assertEqual(faults, [], f"{path} ({scheme})")


class Narrow(InBrowser):
    width = 390

    def test_no_page_is_wider_than_a_phone(self):
        identifier = self.server.checked(package("npnru-rehabilitation"))
        second = self.server.checked(package("nettoyage-lot-reserve"), precedent=identifier)
        for name, path in [
            ("accueil", "/"), ("controles", "/controles"), ("regles", "/regles"), ("regle", "/regles/RES-03-OBJET"), ("aide", "/aide"),
            ("operation-formulaire", "/operations/nouvelle"), ("structure", "/structure"), ("veille", "/veille"),
            ("rapport", f"/controles/{identifier}"), ("questions", f"/controles/{identifier}/questions"), ("pieces", f"/controles/{identifier}/pieces"),
            ("fichiers", f"/controles/{identifier}/fichiers"), ("comparaison", f"/controles/{second}/comparaison"), ("supprimer", f"/controles/{identifier}/supprimer"),
        ]:
            self.go(path)
            self.shot(name)
            self.assertLessEqual(self.page.evaluate("document.documentElement.scrollWidth"), self.width, path)


class WithoutScript(InBrowser):
    script = False

    def test_the_whole_way(self):
        page = self.page
        self.go("/")
        self.shot("accueil")
        self.assertFalse(page.locator("#dossier").is_visible())
        payload = [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in package("npnru-rehabilitation")]
        page.set_input_files("#fichiers", payload)
        page.get_by_role("button", name="Contrôler", exact=True).click()
        self.shot("suivi")
        # The page comes anew by itself until the report is there.
        identifier = self.arrive()
        page.get_by_role("link", name="Questions", exact=False).first.click()
        page.get_by_label("Votre nom").fill("Camille Durand")
        choice = page.locator("select[name^='v:']").first
        group = page.locator("details", has=choice)
        if group.count():
            group.first.locator("summary").click()
        choice.select_option(index=1)
        page.get_by_role("button", name="Enregistrer mes réponses").click()
        page.wait_for_selector("text=1 réponse enregistrée")
        page.get_by_role("link", name="Télécharger").click()
        page.get_by_role("link", name="Supprimer ce contrôle").click()
        page.get_by_role("button", name="Supprimer définitivement").click()
        self.assertEqual(self.go(f"/controles/{identifier}").status, 404)


if __name__ == "__main__":
    unittest.main(verbosity=2)

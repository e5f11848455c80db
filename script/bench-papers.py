"""Writes the papers that script/bench-papers measures: one text of our own as a DOCX and as a PDF.

    bench-papers.py FOLDER      writes FOLDER/250-pages.docx, FOLDER/250-pages.pdf and FOLDER/dossier/,
                                and prints the number of pages of the PDF

Word's files are mostly markup: paragraphs are cut into runs with their properties, as Word does.
"""

import os
import sys
import zipfile
import zlib

SENTENCES = [
    "Le titulaire prend connaissance des lieux et de leurs accès avant le début des travaux préparatoires.",
    "Les ouvrages sont exécutés conformément aux règles de l’art et aux documents techniques unifiés en vigueur.",
    "Le programme d’exécution est remis au maître d’œuvre, qui l’examine et le vise dans les meilleurs délais.",
    "Les supports sont dépoussiérés, rebouchés et poncés avant l’application de la première couche.",
    "Les protections restent en place jusqu’au nettoyage de fin de chantier, effectué par l’entreprise.",
    "Les échafaudages sont contrôlés chaque semaine et leur registre est tenu à disposition sur place.",
    "Les habitants sont informés par voie d’affichage des interventions dans les parties communes.",
    "Les réseaux existants sont repérés, coupés et consignés avec l’accord de leur exploitant.",
    "Les échantillons de teintes sont présentés au maître d’ouvrage avant toute mise en peinture.",
    "Les joints de dilatation du gros œuvre sont respectés et traités avec un profil adapté.",
    "Les menuiseries sont posées à l’aplomb, calées et fixées selon les prescriptions du fabricant.",
    "L’étanchéité à l’air est contrôlée au droit de chaque traversée et reprise si nécessaire.",
    "Les canalisations sont éprouvées à une pression égale à une fois et demie la pression de service.",
    "Les tableaux électriques sont repérés et leurs schémas laissés dans la pochette prévue à cet effet.",
    "Le personnel porte une tenue identifiable et respecte les horaires fixés avec le gardien.",
    "Les gravats sont descendus par goulotte bâchée et chargés dans des bennes fermées.",
    "Les sols sont préparés au mortier de ragréage, puis revêtus d’une résine à prise rapide.",
    "Les plantations sont arrosées, paillées et tuteurées pendant toute la période de confortement.",
    "Les gardes-corps provisoires sont déposés après la pose et la réception des ouvrages définitifs.",
    "Les plans d’atelier sont établis à l’échelle un vingtième et cotés en millimètres.",
]
FACTS = {
    "RC": [
        "Règlement de la consultation",
        "La consultation est passée selon la procédure adaptée des articles L. 2123-1 et R. 2123-1 1° du code de la commande publique.",
        "Les prestations sont divisées en 3 lots : lot n° 1 – Nettoyage ; lot n° 2 – Espaces verts ; lot n° 3 – Encombrants.",
        "Critères de jugement des offres : Prix des prestations : 60 % ; Valeur technique : 40 %.",
        "Date limite de réception des offres : 12 mars 2026 à 12h00.",
    ],
    "CCAP": ["Cahier des clauses administratives particulières", "Le marché est conclu pour une durée de 24 mois."],
    "CCTP": ["Cahier des clauses techniques particulières", "L’emploi de produits phytosanitaires est interdit."],
    "AE": ["Acte d’engagement", "Le marché est conclu pour une durée de 24 mois."],
    "Annexe insertion": ["Annexe : clause d’insertion", "Lot n° 1 : 350 heures d’insertion."],
}


def paragraphs(kind, pages):
    """About forty lines a page."""
    lines = [(True, line) for line in FACTS[kind]]
    article = 0
    while len(lines) < pages * 13:
        if len(lines) % 9 == 0:
            article += 1
            lines.append((True, f"Article {article} – Dispositions particulières"))
        start = len(lines) * 7 % len(SENTENCES)
        lines.append((False, " ".join(SENTENCES[(start + offset * 3) % len(SENTENCES)] for offset in range(3))))
    return lines


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def docx(path, lines):
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = []
    for number, (isTitle, line) in enumerate(lines):
        style = '<w:pStyle w:val="Titre1"/>' if isTitle else '<w:jc w:val="both"/>'
        body.append(f'<w:p w:rsidR="00A1{number % 7:04X}" w:rsidRDefault="00B2{number % 5:04X}"><w:pPr>{style}<w:rPr><w:sz w:val="22"/></w:rPr></w:pPr>')
        words = line.split(" ")
        for start in range(0, len(words), 6):
            piece = " ".join(words[start:start + 6]) + (" " if start + 6 < len(words) else "")
            body.append(
                '<w:r w:rsidRPr="00C30001"><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/>'
                f'<w:szCs w:val="22"/></w:rPr><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>')
        body.append("</w:p>")
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {namespace}><w:body>{"".join(body)}</w:body></w:document>'
    types = (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
    links = (
        '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", links)
        archive.writestr("word/document.xml", document)


def wrapped(line, width=95):
    row = ""
    for word in line.split(" "):
        if row and len(row) + 1 + len(word) > width:
            yield row
            row = word
        else:
            row = word if not row else row + " " + word
    yield row


def pdf(path, lines):
    rows = []
    for isTitle, line in lines:
        rows += [(14 if isTitle else 11, row) for row in wrapped(line)]
        rows.append((11, ""))
    pages = [rows[start:start + 46] for start in range(0, len(rows), 46)]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for page in pages:
        text = ["BT /F1 11 Tf 14 TL 56 780 Td"]
        for size, row in page:
            quoted = row.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            text.append(f"/F1 {size} Tf ({quoted}) Tj T*")
        stream = zlib.compress("\n".join(text + ["ET"]).encode("cp1252"))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    data = b"%PDF-1.5\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    with open(path, "wb") as file:
        file.write(data)
    return len(pages)


def main():
    folder = sys.argv[1]
    lines = paragraphs("CCTP", 250)
    docx(os.path.join(folder, "250-pages.docx"), lines)
    pages = pdf(os.path.join(folder, "250-pages.pdf"), lines[: len(lines) * 250 // 318])
    dossier = os.path.join(folder, "dossier")
    os.makedirs(dossier, exist_ok=True)
    docx(os.path.join(dossier, "RC.docx"), paragraphs("RC", 60))
    docx(os.path.join(dossier, "CCAP.docx"), paragraphs("CCAP", 60))
    docx(os.path.join(dossier, "AE.docx"), paragraphs("AE", 60))
    pdf(os.path.join(dossier, "CCTP.pdf"), paragraphs("CCTP", 60))
    pdf(os.path.join(dossier, "Annexe insertion.pdf"), paragraphs("Annexe insertion", 60))
    print(pages)


main()

// Small notices in the forms before eForms, written here: no real notice enters the repository.

enum SampleForm {
    /// A TED notice with one form, or the same form in several languages.
    static func ted(
        _ form: String = "F02", languages: [String] = ["FR"], coded: String = "", namespace: String = "http://publications.europa.eu/resource/schema/ted/R2.0.9/publication",
        _ content: String
    ) -> String {
        let forms = languages.map { "<\(form)_2014 CATEGORY=\"ORIGINAL\" FORM=\"\(form)\" LG=\"\($0)\"><LEGAL_BASIS VALUE=\"32014L0024\"/>\(content.replacing("LANGUE", with: $0))</\(form)_2014>" }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TED_EXPORT xmlns=\"\(namespace)\" xmlns:n2016=\"http://publications.europa.eu/resource/schema/ted/2016/nuts\" VERSION=\"R2.0.9.S03.E01\"><CODED_DATA_SECTION><NOTICE_DATA><NO_DOC_OJS>2021/S 010-000001</NO_DOC_OJS></NOTICE_DATA>\(coded)</CODED_DATA_SECTION><FORM_SECTION>\(forms.joined())</FORM_SECTION></TED_EXPORT>"
    }

    static func text(_ element: String, _ paragraphs: String...) -> String {
        "<\(element)>" + paragraphs.map { "<P>\($0)</P>" }.joined() + "</\(element)>"
    }

    /// `GESTION` as the BOAMP writes it.
    static func management(
        family: String = "FNS", nature: String = "<APPEL_OFFRE/>", state: String = "INITIAL", number: String = "26-12345", published: String = "2026-09-11"
    ) -> String {
        "<GESTION><REFERENCE><IDWEB>\(number)</IDWEB><TYPE_AVIS><FAMILLE><\(family)/></FAMILLE><NATURE>\(nature)</NATURE><STATUT><\(state)/></STATUT></TYPE_AVIS></REFERENCE><INDEXATION><DATE_PUBLICATION>\(published)</DATE_PUBLICATION></INDEXATION></GESTION>"
    }

    /// Schema 3.
    static func boamp(_ data: String, _ management: String = management()) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<jo:ann xmlns:jo=\"http://boamp.journal-officiel.gouv.fr/XML/3.2.5\"><DONNEES>\(data)</DONNEES>\(management)</jo:ann>"
    }

    /// Schema 2.
    static func announcement(_ data: String, _ management: String = management(family: "JOUE", nature: "<APPEL_OFFRE><STANDARD/></APPEL_OFFRE>")) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ANNONCE>\(management)<DONNEES>\(data)</DONNEES></ANNONCE>"
    }
}

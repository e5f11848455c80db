// The optional programs that read what Clausier does not read itself, and where they are.

import Glibc

/// A program found at run time on the search path.
public struct OutsideProgram: Hashable, Sendable {
    /// As it is called.
    public let name: String
    /// The Debian packages to install where it is missing.
    public let packages: [String]

    public init(name: String, packages: [String]) {
        self.name = name
        self.packages = packages
    }

    static let pdftotext = OutsideProgram(name: "pdftotext", packages: ["poppler-utils"])
    static let pdftoppm = OutsideProgram(name: "pdftoppm", packages: ["poppler-utils"])
    static let pdfimages = OutsideProgram(name: "pdfimages", packages: ["poppler-utils"])
    static let tesseract = OutsideProgram(name: "tesseract", packages: ["tesseract-ocr", "tesseract-ocr-fra"])

    /// Its file. Relative folders of the path are passed over: the working directory may be the very
    /// package that is examined.
    func located(in searchPath: String) -> String? {
        for folder in searchPath.split(separator: ":") where folder.hasPrefix("/") {
            let file = "\(folder)/\(name)"
            var information = stat()
            guard stat(file, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { continue }
            if access(file, X_OK) == 0 { return file }
        }
        return nil
    }

    /// The user's search path, or the usual one where there is none.
    static var searchPath: String {
        guard let path = getenv("PATH") else { return "/usr/local/bin:/usr/bin:/bin" }
        return String(cString: path)
    }
}

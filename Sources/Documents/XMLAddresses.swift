// XML places as the addresses that evidence carries.

import Provenance
import XML

extension XMLMap: XMLPositions {
    public func position(ofElement element: Int) -> XMLPosition {
        let place = place(of: element)
        return XMLPosition(
            line: place.line, column: place.column, endLine: place.endLine, endColumn: place.endColumn,
            byteOffset: place.byteOffset, byteLength: place.byteLength, xpath: place.xpath)
    }
}

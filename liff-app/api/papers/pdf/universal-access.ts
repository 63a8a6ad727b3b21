import type { PdfObject } from './objects.ts';

/** Describes the PDF/UA mark in the metadata, which PDF/A requires for marks that it does not define. */
const schema = [
  '<rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>',
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>Part of PDF/UA the document conforms to</pdfaProperty:description>',
  '<pdfaProperty:name>part</pdfaProperty:name>',
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>',
].join('');

/**
 * Adds the mark of PDF/UA-1 to the metadata. The compiler accepts one standard only. A paper written as
 * PDF/A-2a also fulfils PDF/UA-1, except for the mark.
 */
export function declareUniversalAccess(object: PdfObject): void {
  if (!object.head.includes('/Type /Metadata') || !object.stream) return;
  const metadata = object.stream.toString('utf8');
  if (metadata.includes('pdfuaid:part') || !metadata.includes('<pdfaid:part>')) return;
  const declared = metadata
    .replace('xmlns:pdfaid=', 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid=')
    .replace('<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${schema}`)
    .replace('<pdfaid:part>', '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>');
  object.newStream = Buffer.from(declared, 'utf8');
}

/** Makes a PDF reader show the title instead of the file name. */
export function showTitle(object: PdfObject): void {
  if (!object.head.includes('/Type /Catalog') || object.head.includes('/DisplayDocTitle')) return;
  object.head = object.head.replace(
    '/Direction /L2R',
    '/Direction /L2R\n    /DisplayDocTitle true',
  );
  object.isChanged = true;
}

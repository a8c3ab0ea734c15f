import { inflateSync } from 'node:zlib'

/**
 * Typst writes one standard at a time. A document that also came out as PDF/UA-1 is PDF/UA-1 in its PDF/A-3a form too, and only
 * has to say so: an update is put behind the bytes, as PDF allows, with the two objects that name the standards.
 */
export function declareAccessible(pdf: Buffer): Buffer {
  const file = new PlainFile(pdf)
  const catalog = file.object(file.root)
  const metadata = Number(found(/\/Metadata (\d+) 0 R/, catalog))
  const titled = catalog.includes('/DisplayDocTitle')
    ? catalog
    : catalog.replace(/\/ViewerPreferences\s*<</, '$&\n    /DisplayDocTitle true')
  if (!titled.includes('/DisplayDocTitle true')) throw new Error('the catalog does not show the title')
  const xmp = Buffer.from(withAccessibility(file.stream(metadata)), 'utf8')
  const stream = `${metadata} 0 obj\n<<\n  /Length ${xmp.length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n`
  return file.updated([
    [metadata, Buffer.concat([Buffer.from(stream), xmp, Buffer.from('\nendstream\nendobj\n')])],
    [file.root, Buffer.from(`${titled.trimEnd()}\nendobj\n`, 'latin1')],
  ])
}

const extension =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>' +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name>' +
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>'

function withAccessibility(xmp: string): string {
  const said = xmp
    .replace('xmlns:pdfaid=', 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid=')
    .replace('<pdfaid:part>', '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>')
    .replace('<pdfaExtension:schemas><rdf:Bag>', `$&${extension}`)
  if (!said.includes('<pdfuaid:part>1<') || !said.includes('<pdfaSchema:prefix>pdfuaid<'))
    throw new Error('the metadata is not that of a PDF/A')
  return said
}

/** A PDF with one plain table of objects, as our typesetter writes it. */
class PlainFile {
  readonly root: number
  readonly #bytes: Buffer
  readonly #text: string
  readonly #trailer: string
  readonly #table: number

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#text = bytes.toString('latin1')
    this.#trailer = this.#text.slice(this.#text.lastIndexOf('trailer'))
    this.#table = Number(found(/startxref\s+(\d+)/, this.#trailer))
    this.root = Number(found(/\/Root (\d+) 0 R/, this.#trailer))
  }

  object(number: number): string {
    const from = this.#offset(number)
    return this.#text.slice(from, this.#text.indexOf('endobj', from))
  }

  stream(number: number): string {
    const head = this.object(number).split('stream')[0] ?? ''
    const from =
      this.#offset(number) +
      head.length +
      (/^stream\r?\n/.exec(this.object(number).slice(head.length))?.[0].length ?? 0)
    const body = this.#bytes.subarray(from, from + Number(found(/\/Length (\d+)/, head)))
    return (head.includes('FlateDecode') ? inflateSync(body) : body).toString('utf8')
  }

  updated(objects: readonly (readonly [number: number, bytes: Buffer])[]): Buffer {
    const parts = [this.#bytes, Buffer.from('\n')]
    let at = this.#bytes.length + 1
    const entries: [number, number][] = []
    for (const [number, bytes] of objects) {
      entries.push([number, at])
      parts.push(bytes)
      at += bytes.length
    }
    const table = entries
      .sort(([a], [b]) => a - b)
      .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
    const kept = ['Size (\\d+)', 'Root (\\d+ 0 R)', 'Info (\\d+ 0 R)', 'ID (\\[[\\s\\S]*?\\])'].map(
      (each) => `  /${each.split(' ')[0]} ${found(new RegExp(`/${each}`), this.#trailer)}\n`,
    )
    const trailer = `xref\n${table.join('')}trailer\n<<\n${kept.join('')}  /Prev ${this.#table}\n>>\nstartxref\n${at}\n%%EOF\n`
    return Buffer.concat([...parts, Buffer.from(trailer, 'latin1')])
  }

  #offset(number: number): number {
    const table = this.#text.slice(this.#table)
    const head = /^xref\s+0 \d+\s*\n/.exec(table)?.[0] ?? ''
    const entry = head.length + number * 20
    return Number(table.slice(entry, entry + 10))
  }
}

function found(pattern: RegExp, text: string): string {
  const value = pattern.exec(text)?.[1]
  if (value === undefined) throw new Error(`nothing in the file looks like ${pattern.source}`)
  return value
}

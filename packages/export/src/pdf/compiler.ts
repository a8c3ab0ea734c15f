import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { Sheet } from '../typeset/sheet.ts'
import { declareAccessible } from './archive.ts'

/** `archive` is PDF/A-3a and PDF/UA-1 in one file. */
export type Standard = 'archive' | 'ua-1' | '1.7' | '1.7-untagged'

interface Compiled {
  readonly pdf: Buffer
  readonly pages: number
  /** What came out: what was asked for where at all possible. */
  readonly standard: Standard
  /** Of the compiler; none in a healthy build. */
  readonly warnings: readonly string[]
  /** Why it is not what was asked for. */
  readonly refusal?: string
}

export interface CompileOptions {
  /** By the names that the sheet has for them: they stand in the compiler's own file system, while this document is made. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>
  /** Data that goes with the PDF. The sheet says that it is there. */
  readonly attachment?: Uint8Array | undefined
  readonly archive?: boolean | undefined
  /** Told the number of pages before they are written. */
  readonly onSet?: (pages: number) => void
}

/** No such folder exists: whatever a template would ask of the disk, there is nothing. */
const nowhere = '/nonexistent-typst-root'
const ladder: readonly Standard[] = ['ua-1', '1.7', '1.7-untagged']

/**
 * Typst with our template and our fonts. `FONTCONFIG_FILE` must point to assets/fonts.conf before this runs, in the real
 * environment of the process, or fonts of the machine would take part.
 */
export class Compiler {
  readonly #typst: NodeCompiler

  constructor(assets: URL) {
    const folder = fileURLToPath(assets)
    this.#typst = NodeCompiler.create({ workspace: nowhere, fontArgs: [{ fontPaths: [path.join(folder, 'fonts')] }] })
    for (const name of readdirSync(path.join(folder, 'typst'))) {
      this.#typst.mapShadow(`${nowhere}/${name}`, readFileSync(path.join(folder, 'typst', name)))
    }
  }

  compile(sheet: Sheet, { pictures = new Map(), attachment, archive, onSet }: CompileOptions = {}): Compiled {
    const files = new Map<string, Uint8Array>(pictures).set('data.json', Buffer.from(JSON.stringify(sheet)))
    if (attachment) files.set('design.json', attachment)
    for (const [name, bytes] of files) this.#typst.mapShadow(`${nowhere}/${name}`, Buffer.from(bytes))
    try {
      const outcome = this.#typst.compile({ mainFilePath: `${nowhere}/main.typ` })
      if (outcome.hasError() || !outcome.result) throw new Error(this.#words(outcome.takeError()).join('; '))
      const pages = outcome.result.numOfPages
      onSet?.(pages)
      const warnings = this.#words(outcome.takeWarnings())
      return { ...this.#write(outcome.result, archive === true), pages, warnings }
    } finally {
      for (const name of files.keys()) this.#typst.unmapShadow(`${nowhere}/${name}`)
      // Results of this and the last document stay: an edited design comes out several times faster.
      this.#typst.evictCache(1)
    }
  }

  /** A page to look at while the whole is set, where it can be had; what was kept of documents before is not aged by it. */
  glance(sheet: Sheet): Uint8Array | undefined {
    const data = `${nowhere}/data.json`
    this.#typst.mapShadow(data, Buffer.from(JSON.stringify(sheet)))
    try {
      const { result } = this.#typst.compile({ mainFilePath: `${nowhere}/main.typ` })
      return result ? new Uint8Array(this.#as(result, '1.7')) : undefined
    } catch {
      return undefined // the whole says what is wrong with it
    } finally {
      this.#typst.unmapShadow(data)
    }
  }

  /** A lead never ends without a file: what was asked for, else tagged, else plain; the caller says which it is. */
  #write(document: Document, archive: boolean): Omit<Compiled, 'pages' | 'warnings'> {
    let refusal: string | undefined
    for (const standard of archive ? (['archive', ...ladder] as const) : ladder) {
      try {
        return { pdf: this.#as(document, standard), standard, ...(refusal === undefined ? {} : { refusal }) }
      } catch (error) {
        // Tried again one step lower; the first reason is the one that tells.
        refusal ??= error instanceof Error ? error.message : String(error)
      }
    }
    throw new Error(refusal)
  }

  #as(document: Document, standard: Standard): Buffer {
    if (standard === '1.7' || standard === '1.7-untagged')
      return this.#typst.pdf(document, { pdfStandard: '1.7', pdfTags: standard === '1.7' })
    const accessible = this.#typst.pdf(document, { pdfStandard: 'ua-1' })
    return standard === 'ua-1' ? accessible : declareAccessible(this.#typst.pdf(document, { pdfStandard: 'a-3a' }))
  }

  #words(error: NodeError | null): string[] {
    // fetchDiagnostics does not bear null.
    if (!error) return []
    return this.#typst.fetchDiagnostics(error).map((each: { message?: unknown }) => String(each.message))
  }
}

type Document = NonNullable<ReturnType<NodeCompiler['compile']>['result']>

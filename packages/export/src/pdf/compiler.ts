import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { Sheet } from '../typeset/sheet.ts'

export type Standard = 'ua-1' | '1.7' | '1.7-untagged'

interface Compiled {
  readonly pdf: Buffer
  readonly pages: number
  /** What came out: PDF/UA-1 where at all possible. */
  readonly standard: Standard
  /** Of the compiler; none in a healthy build. */
  readonly warnings: readonly string[]
  /** Why it is not PDF/UA-1. */
  readonly refusal?: string
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

  /** `pictures` by the names that the sheet has for them: they stand in the compiler's own file system, while this document is made. */
  compile(sheet: Sheet, pictures: ReadonlyMap<string, Uint8Array> = new Map()): Compiled {
    const data = `${nowhere}/data.json`
    this.#typst.mapShadow(data, Buffer.from(JSON.stringify(sheet)))
    for (const [name, bytes] of pictures) this.#typst.mapShadow(`${nowhere}/${name}`, Buffer.from(bytes))
    try {
      const outcome = this.#typst.compile({ mainFilePath: `${nowhere}/main.typ` })
      if (outcome.hasError() || !outcome.result) throw new Error(this.#words(outcome.takeError()).join('; '))
      const pages = outcome.result.numOfPages
      const warnings = this.#words(outcome.takeWarnings())
      return { ...this.#write(outcome.result), pages, warnings }
    } finally {
      this.#typst.unmapShadow(data)
      for (const name of pictures.keys()) this.#typst.unmapShadow(`${nowhere}/${name}`)
      // Results of this and the last document stay: an edited design comes out several times faster.
      this.#typst.evictCache(1)
    }
  }

  /** A lead never ends without a file: PDF/UA-1, else tagged, else plain; the caller says which it is. */
  #write(document: NonNullable<ReturnType<NodeCompiler['compile']>['result']>): Omit<Compiled, 'pages' | 'warnings'> {
    let refusal: string | undefined
    for (const standard of ladder) {
      try {
        const options =
          standard === 'ua-1' ? { pdfStandard: 'ua-1' } : { pdfStandard: '1.7', pdfTags: standard === '1.7' }
        const pdf = this.#typst.pdf(document, options)
        return { pdf, standard, ...(refusal === undefined ? {} : { refusal }) }
      } catch (error) {
        // Tried again one step lower; the first reason is the one that tells.
        refusal ??= error instanceof Error ? error.message : String(error)
      }
    }
    throw new Error(refusal)
  }

  #words(error: NodeError | null): string[] {
    // fetchDiagnostics does not bear null.
    if (!error) return []
    return this.#typst.fetchDiagnostics(error).map((each: { message?: unknown }) => String(each.message))
  }
}

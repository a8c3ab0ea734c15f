import { type Edition, wordsOf } from '@balcony/design'
import type { Block, Content, Fact } from '@balcony/export'

/** The blocks of an edition as plain HTML, for a browser to print: the same words and tables, without figures and without art. */
export function asHtml(blocks: readonly Block[], { language, coverTitle }: Edition): string {
  const style =
    'body{font:10pt/1.5 serif}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:3pt;text-align:start;vertical-align:top}tr{break-inside:avoid}'
  return `<!doctype html><html lang="${language}"><title>${safe(coverTitle)}</title><style>${style}</style>${blocks.map(htmlOf).join('')}`
}

function htmlOf(block: Block): string {
  switch (block.is) {
    case 'title-page':
    case 'head':
      return `<h1>${safe(block.title)}</h1>${factsOf(block.facts)}<p>${safe(block.notice)}</p>`
    case 'heading':
      return `<h${block.level + 1}>${safe(block.text)}</h${block.level + 1}>`
    case 'text':
      return `<p>${safe(block.text)}</p>`
    case 'prose':
      return lines(wordsOf(block.doc))
    case 'facts':
      return factsOf(block.facts)
    case 'record':
      return `<h4>${safe(block.title)}</h4>${factsOf([...block.short, ...block.long])}`
    case 'table':
      return tableOf(
        block.columns.map((column) => column.label),
        block.rows.map((row) => row.map((cell) => (cell ? contentOf(cell) : ''))),
      )
    case 'agenda':
      return block.days
        .map(
          ({ title, items }) =>
            `<h4>${safe(title)}</h4>${tableOf(
              block.columns,
              items.map((item) => [
                safe(item.start ?? ''),
                safe(item.title),
                safe(item.method?.label ?? ''),
                safe(item.who.join(', ')),
              ]),
            )}`,
        )
        .join('')
    default:
      return ''
  }
}

function factsOf(facts: readonly Fact[]): string {
  return tableOf(
    [],
    facts.map(({ label, content }) => [safe(label), contentOf(content)]),
  )
}

function contentOf(content: Content): string {
  switch (content.is) {
    case 'words':
    case 'scale':
      return lines(content.text)
    case 'entries':
      return safe(content.entries.join(', '))
    case 'versions':
      return content.versions.map(({ text }) => lines(text)).join('')
    case 'prose':
      return lines(wordsOf(content.doc))
  }
}

/** Cells are HTML already. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const heads = head.length === 0 ? '' : `<thead><tr>${head.map((label) => `<th>${safe(label)}`).join('')}</thead>`
  return `<table>${heads}${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}`).join('')}`).join('')}</table>`
}

function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => `<p>${safe(line)}</p>`)
    .join('')
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

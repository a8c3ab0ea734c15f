import { type IStylesOptions, LineRuleType } from 'docx'
import { directionOf } from '../../text/scripts.ts'

/** The faces that offices have; the colours are those of the PDF. */
const body = 'Calibri'
const display = 'Cambria'

export function docxStyles(language: string): IStylesOptions {
  const rightToLeft = directionOf(language) === 'rtl'
  const heading = (size: number, before: number, color: string, font: string = body) => ({
    run: { font, size, color, bold: font === body, rightToLeft },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: {
          font: body,
          size: 21,
          color: '1B2527',
          language: rightToLeft ? { bidirectional: language } : { value: language },
        },
        paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: { run: { font: display, size: 52, color: '0F4553' }, paragraph: { spacing: { before: 240, after: 240 } } },
      heading1: heading(36, 480, '0F4553', display),
      heading2: heading(28, 360, '17596A', display),
      heading3: heading(24, 280, '0F4553'),
      heading4: heading(22, 240, '1B2527'),
      heading5: heading(21, 200, '445154'),
      heading6: heading(21, 200, '445154'),
      listParagraph: { paragraph: { indent: { left: 360 } } },
    },
    paragraphStyles: [
      {
        id: 'Lead',
        name: 'Lead',
        basedOn: 'Normal',
        run: { size: 26, font: display },
        paragraph: { spacing: { after: 240 } },
      },
      {
        id: 'Label',
        name: 'Label',
        basedOn: 'Normal',
        run: { size: 18, bold: true, color: '445154' },
        paragraph: { spacing: { after: 40 } },
      },
      { id: 'Small', name: 'Small', basedOn: 'Normal', run: { size: 17, color: '5D696B' } },
      {
        id: 'Cell',
        name: 'Cell',
        basedOn: 'Normal',
        run: { size: 19 },
        paragraph: { spacing: { after: 20, line: 252, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'Quotation',
        name: 'Quotation',
        basedOn: 'Normal',
        run: { italics: true, color: '445154' },
        paragraph: { indent: { left: 360, right: 360 } },
      },
      {
        id: 'Decision',
        name: 'Decision',
        basedOn: 'Normal',
        paragraph: { shading: { type: 'clear', fill: 'E3EFF1' }, indent: { left: 120, right: 120 } },
      },
    ],
  }
}

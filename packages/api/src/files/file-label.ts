import { endings, type FileType } from './judged.ts'

const maxNameChars = 120

/** Marks that turn the reading direction round: `fdp.exe` may be shown as `exe.pdf`. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** A name that is safe on every disk and reads as it is: no folders, no control or direction marks, the ending of what it is. */
export function fileLabel(asked: string, type: FileType): string {
  const ending = endings[type]
  const last = asked.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/\p{Cc}|\p{Zl}|\p{Zp}|\p{Cs}|\p{Co}|\p{Cn}/gu, '')
    .replace(directions, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`\\.(${ending}|jpeg)$`, 'i'), '')
    .replace(/^[. ]+|[. ]+$/g, '')
  const stem = [...plain].slice(0, maxNameChars).join('').trim()
  return `${stem || 'file'}.${ending}`
}

/** For a header: a name in plain letters for old programs, and the true one. */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._ -]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`
}

export type Sort = 'direct' | 'digest'

/**
 * In both languages of ours: nothing is known here of which one is read. Of designs only the cover titles are named, which are made to be
 * seen by anybody, and not in the subject, which stands on locked screens.
 */
export function letter(sort: Sort, covers: readonly string[], origin: string): { subject: string; text: string } {
  const { subject, english, arabic } = words[sort]
  const named = covers.map((cover) => `  ${onOneLine(cover)}\n`).join('')
  const part = (said: string, choices: string) => `${said}\n${named}\n${origin}/\n\n${choices} ${origin}/account\n`
  return { subject, text: `${part(english, 'Which mails you get:')}\n${part(arabic, 'أي رسائل تصلك:')}` }
}

const words: Readonly<Record<Sort, { subject: string; english: string; arabic: string }>> = {
  direct: {
    subject: 'Balcony: something waits for you · شيء في انتظارك',
    english: 'Something waits for you in Balcony. It stands on your page, after you have signed in.',
    arabic: 'شيء في انتظارك في Balcony. تجده في صفحتك بعد الدخول.',
  },
  digest: {
    subject: 'Balcony: what was said since yesterday · ما قيل منذ الأمس',
    english:
      'Since yesterday something was said where you follow it. It stands on your page, after you have signed in.',
    arabic: 'قيل منذ الأمس شيء حيث تتابع. تجده في صفحتك بعد الدخول.',
  },
}

const maxTitleChars = 120

/** Nobody writes other lines into a mail of ours by the title of a design, nor an address that mail programs would make a link of. */
function onOneLine(title: string): string {
  const plain = title
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .replaceAll(/:\/\/|\b(www)\.|@/giu, ' ')
    .trim()
  return plain.slice(0, maxTitleChars)
}

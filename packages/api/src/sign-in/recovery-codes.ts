import { newId, type Random } from '@balcony/base'

const recoveryCodesAtOnce = 10

/** Ten codes of 24 letters and digits, 117 bits each: a fast hash of them is enough, and nobody guesses one. */
export function newRecoveryCodes(random: Random): readonly string[] {
  return Array.from({ length: recoveryCodesAtOnce }, () => {
    const letters = (newId(random) + newId(random)).slice(0, 24)
    return (letters.match(/.{4}/g) ?? []).join('-')
  })
}

import { useLingui } from '@lingui/react/macro'

/**
 * What the server refuses at the door, in the reader's language: those who cannot come in yet are the last who should have to read
 * another one. The server's own words stand where this list knows none.
 */
export function useRefusalWords(): (message: string) => string {
  const { t } = useLingui()
  const known: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
    [/^The sign-in name or the password is not right/, () => t`The sign-in name or the password is not right.`],
    [
      /^The sign-in name or the recovery code is not right/,
      () => t`The sign-in name or the recovery code is not right. Each code works once.`,
    ],
    [/^The password is not right/, () => t`The password is not right.`],
    [
      /^This code is not right/,
      () => t`This code is not right, or was used already. Wait for the next one; a recovery code works once.`,
    ],
    [
      /^There were several wrong tries.* Wait (\d+) seconds/,
      ([, count]) => t`There were several wrong tries for this sign-in name. Wait ${count} seconds, then try again.`,
    ],
    [
      /^There were several wrong tries.* Wait (\d+) minutes/,
      ([, count]) => t`There were several wrong tries for this sign-in name. Wait ${count} minutes, then try again.`,
    ],
    [
      /^There were \d+ failed sign-ins/,
      () => t`There were too many failed sign-ins from your network. Wait an hour, then try again.`,
    ],
    [
      /^Many people are signing in/,
      () => t`Many people are signing in at this moment. Wait a few seconds, then try again.`,
    ],
    [
      /^This password is one of the first/,
      () =>
        t`This password is one of the first that would be tried. Take four or five words that do not belong together.`,
    ],
    [
      /^A password has at least/,
      () =>
        t`A password has at least 12 characters. Four or five words that do not belong together are easy to remember.`,
    ],
    [/^A password has at most/, () => t`A password has at most 128 characters.`],
    [
      /^That sign-in name cannot be used/,
      () =>
        t`That sign-in name cannot be used here. Choose another. If it is yours already, sign in first, then open the link again.`,
    ],
    [/A sign-in name has no spaces/, () => t`A sign-in name has no spaces, and at least two letters.`],
    [/^This passkey was not accepted/, () => t`This passkey was not accepted. Begin again, or sign in another way.`],
    [/^This took too long/, () => t`This took too long. Begin again: the app needs the new code on the screen.`],
    [
      /^This is not the code of now/,
      () => t`This is not the code of now. Check the clock of your phone, and take the next code.`,
    ],
    [/^This is no address that mail/, () => t`This is no address that mail can go to, such as ana@example.org.`],
    [/^This passkey is your only way in/, () => t`It is your only way in. Set a password first.`],
  ]
  return (message) => {
    for (const [sign, words] of known) {
      const found = sign.exec(message)
      if (found) return words(found)
    }
    return message
  }
}

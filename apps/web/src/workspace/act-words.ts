import { useLingui } from '@lingui/react/macro'

/** What an act in the workspace's own journal was, after the name of who did it. What is not known here is shown as it was recorded. */
export function useServerActWords(): (did: string) => string {
  const { t } = useLingui()
  const words: Readonly<Record<string, string>> = {
    'signed in': t`signed in`,
    'signed out': t`signed out`,
    'sign-in refused': t`was refused at the sign-in`,
    'ended sign-in': t`signed one of their devices out`,
    'ended other sign-ins': t`signed all their other devices out`,
    'ended sign-ins': t`signed somebody out everywhere`,
    'changed password': t`changed their password`,
    'changed mail address': t`changed their mail address`,
    'made recovery codes': t`made new recovery codes`,
    'added passkey': t`added a passkey`,
    'removed passkey': t`removed a passkey`,
    'turned second factor on': t`turned their second factor on`,
    'turned second factor off': t`turned their second factor off`,
    'added person': t`added somebody`,
    'made reset link': t`made a link to choose a way in anew`,
    'made reset link, second factor off': t`made a link to choose a way in anew, and turned the second factor off`,
    'closed account': t`closed an account`,
    'opened account': t`opened an account again`,
    'keys-renewed': t`gave everything new keys`,
    'master-key-changed': t`changed the master key`,
    'backed-up': t`made a backup`,
    restored: t`restored everything from a backup`,
    'refused-entry': t`was turned away`,
    'refused-frame': t`sent what no page of Balcony sends, and was put out`,
    keyed: t`began to lock this journal with a new key`,
  }
  return (did) => words[did] ?? did
}

/** By what somebody came in. */
export function useWayWords(): Readonly<Record<string, string>> {
  const { t } = useLingui()
  return {
    link: t`by a link`,
    mail: t`by a link in a mail`,
    password: t`with a password`,
    passkey: t`with a passkey`,
    'recovery code': t`with a recovery code`,
    demo: t`as one of the ready people`,
    operator: t`by the command line`,
  }
}

import type { SelfCode } from '@balcony/api/contract'
import { useLingui } from '@lingui/react/macro'

/** What each finding means, and what to do about it. */
export function useSelfWords(): Readonly<Record<SelfCode, string>> {
  const { t } = useLingui()
  return {
    'this-machine-only': t`Reached from this machine only. BALCONY_ORIGIN gives it a public address.`,
    public: t`There is a public address.`,
    demo: t`This is the demo: its people have no passwords. Put nothing real in it.`,
    reached: t`The public address leads here.`,
    'not-reached': t`Nobody answers at the public address: look at the name, the certificate and the proxy.`,
    'another-server': t`Another Balcony answers at the public address.`,
    'host-not-passed': t`The proxy does not pass the header Host on as it came.`,
    'no-answer-of-ours': t`Something else answers at the public address: the proxy does not lead here.`,
    hsts: t`Browsers are told to come over HTTPS only.`,
    'hsts-missing': t`The proxy takes the header Strict-Transport-Security away.`,
    'proto-told': t`The proxy tells that people come over HTTPS.`,
    'proto-not-told': t`The proxy does not set X-Forwarded-Proto.`,
    'for-not-told': t`The proxy does not set X-Forwarded-For: all people count as one address, and ten wrong passwords an hour shut everybody out.`,
    upgrade: t`WebSockets come through: people can write together.`,
    'no-upgrade': t`WebSockets do not come through: the proxy must pass Upgrade and Connection on.`,
    mail: t`The mail server takes our mail.`,
    'mail-fails': t`The mail server does not take our mail: look at BALCONY_SMTP.`,
    'no-mail': t`No mail is sent. Links are handed over by people.`,
    'key-apart': t`The master key lies on another disk than the data.`,
    'key-beside': t`The master key lies on the disk of the data: whoever takes the disk has both. Name a file on another disk in BALCONY_KEY_FILE.`,
    'key-given': t`The master key is handed in at the start.`,
    clock: t`The clocks of the server and its proxy agree.`,
    'clock-apart': t`Clocks are apart: codes of the second factor and certificates will fail.`,
  }
}

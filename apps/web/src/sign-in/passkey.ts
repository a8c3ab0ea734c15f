// The browser's side of passkeys. Fetched when somebody uses one.

/** Whether a passkey was not used because the person, or time, said no: then there is nothing to explain. */
export class NoPasskey extends Error {}

export async function makePasskey(options: unknown): Promise<unknown> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  return startRegistration({ optionsJSON: options as Parameters<typeof startRegistration>[0]['optionsJSON'] }).catch(
    saidNo,
  )
}

export async function usePasskey(options: unknown): Promise<unknown> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  return startAuthentication({
    optionsJSON: options as Parameters<typeof startAuthentication>[0]['optionsJSON'],
  }).catch(saidNo)
}

export function passkeysHere(): boolean {
  return typeof PublicKeyCredential === 'function'
}

function saidNo(cause: unknown): never {
  throw new NoPasskey('no passkey was used', { cause })
}

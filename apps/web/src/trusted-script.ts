interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): {
    createScriptURL(address: string): unknown
  }
}

/** The content security policy lets no plain string name a script. Only the one address passes here, under a policy of its own. */
export function trustedScript(policy: string, own: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
  const made = types?.createPolicy(policy, {
    createScriptURL: (asked) => {
      if (asked !== own) throw new TypeError('only one script is started here')
      return asked
    },
  })
  // Where there are such types, the browser takes the trusted one for a string.
  return (made?.createScriptURL(own) ?? own) as string
}

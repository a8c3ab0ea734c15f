/** Takes the secret out of a sign-in address's fragment, so that it stays in no history, bookmark or screenshot. */
export function takeToken(
  place: Pick<Location, 'hash' | 'pathname'>,
  page: Pick<History, 'replaceState'>,
): string | undefined {
  const token = tokenIn(place.hash)
  if (token !== undefined) page.replaceState(null, '', place.pathname)
  return token
}

/** `#<token>` or `#token=<token>`; anything else is no token. */
export function tokenIn(fragment: string): string | undefined {
  return /^#(?:token=)?([A-Za-z0-9_-]{16,200})$/.exec(fragment)?.[1]
}

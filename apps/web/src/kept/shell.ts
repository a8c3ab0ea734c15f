import { trustedScript } from '../trusted-script.ts'

/** Lets the application open without a line from now on. In development the pages come from their sources. */
export function keepShell(): void {
  if (import.meta.env.DEV || navigator.serviceWorker === undefined) return
  const script = trustedScript('balcony-shell', '/service-worker.js')
  // A browser that keeps nothing, or a private window: Balcony opens with a line only, as before.
  const register = () => void navigator.serviceWorker.register(script, { updateViaCache: 'none' }).catch(() => {})
  // What the page itself needs comes first.
  if (document.readyState === 'complete') register()
  else addEventListener('load', register, { once: true })
}

import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Api } from './api.ts'

/** A request that has not told its headers, or all of itself, by then is cut; a large file over a slow line needs minutes. */
const headersTakeAtMost = 5_000
const requestTakesAtMost = 120_000
const maxHeaderBytes = 8 * 1024

/**
 * The HTTP server around a workspace. It listens before there is one, because the port is part of our own address; what comes too
 * early is asked to come again.
 */
export function httpServer(): { readonly server: Server; serve(api: Api): void } {
  let api: Api | undefined
  const server = createAdaptorServer({
    fetch: (request, env) =>
      api?.app.fetch(request, env) ?? new Response(null, { status: 503, headers: { 'Retry-After': '1' } }),
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: headersTakeAtMost,
      requestTimeout: requestTakesAtMost,
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: maxHeaderBytes,
      // Without this an upgrade to anything else is never answered and its socket is kept for ever.
      shouldUpgradeCallback: (request) => request.headers.upgrade?.toLowerCase() === 'websocket',
    },
  }) as Server
  server.on('upgrade', (request, socket, head) => {
    if (api) api.upgrade(request, socket, head)
    else socket.destroy()
  })
  return {
    server,
    serve(ready) {
      api = ready
    },
  }
}

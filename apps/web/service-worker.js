// Opens Balcony without a line, once it was opened with one. It holds the application only: no answer of the interface ever passes here.
const files = globalThis.balconyFiles
const current = `balcony-${globalThis.balconyVersion}`
const page = '/index.html'
// What prints on the device: large, so it is kept from the first time that somebody asks for it.
const later = globalThis.balconyLater
const onceAsked = 'once-asked'

addEventListener('install', (event) => {
  event.waitUntil(fetchAll().then(() => skipWaiting()))
})

addEventListener('activate', (event) => {
  event.waitUntil(forgetOld().then(() => clients.claim()))
})

addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || /^\/(api|sync)\//.test(pathname)) return
  if (request.mode === 'navigate') event.respondWith(freshOr(request, page))
  else if (pathname in files) event.respondWith(isUnchanging(pathname) ? keptOr(request) : freshOr(request, pathname))
  else if (pathname in later) event.respondWith(keptFromNowOn(pathname, event))
  else if (isUnchanging(pathname)) event.respondWith(keptOr(request))
})

function isUnchanging(pathname) {
  return pathname.startsWith('/assets/')
}

/** Every file with the sum that it was built with: another one is not taken, and nothing is then. */
async function fetchAll() {
  const cache = await caches.open(current)
  const wanted = Object.entries(files).map(async ([name, integrity]) => {
    // Old versions share most files with new ones.
    const kept = isUnchanging(name) ? await caches.match(name) : undefined
    const answer = kept ?? (await fetch(name === page ? '/' : name, { integrity, cache: 'no-cache' }))
    if (!answer.ok) throw new Error(`${name} did not come`)
    await cache.put(name, answer)
  })
  await Promise.all(wanted)
}

/** The version before stays: a page that was open when Balcony was updated may still ask for its parts. */
async function forgetOld() {
  const names = (await caches.keys()).filter((name) => name.startsWith('balcony-') && name !== current)
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)))
  const cache = await caches.open(onceAsked)
  const unused = (await cache.keys()).filter(({ url }) => !(new URL(url).pathname in later))
  await Promise.all(unused.map((request) => cache.delete(request)))
}

async function keptOr(request) {
  return (await caches.match(request)) ?? fetch(request)
}

async function keptFromNowOn(name, event) {
  const kept = await caches.match(name)
  if (kept) return kept
  const answer = await fetch(name, { integrity: later[name] })
  const copy = answer.clone()
  if (answer.ok) event.waitUntil(caches.open(onceAsked).then((cache) => cache.put(name, copy)))
  return answer
}

async function freshOr(request, name) {
  try {
    const answer = await fetch(request)
    // A proxy that answers for a server that is away has nothing to show.
    if (answer.status < 500) return answer
  } catch {
    // No line: what was kept is shown.
  }
  return (await (await caches.open(current)).match(name)) ?? Response.error()
}

import { Hono, type MiddlewareHandler } from 'hono'
import { addAccount } from './account/routes.ts'
import type { App, Env, House } from './context.ts'
import { addDesigns } from './designs/routes.ts'
import { Allowance, withinAllowance } from './door/allowance.ts'
import { watchAnswers } from './door/answers.ts'
import { securityHeaders } from './door/headers.ts'
import { httpsOnly } from './door/https.ts'
import { sameOrigin } from './door/same-origin.ts'
import { addExports } from './exports/routes.ts'
import { addFeed } from './feed/routes.ts'
import { addFiles } from './files/routes.ts'
import { addGlance } from './glance/routes.ts'
import { addHere } from './here/routes.ts'
import { addHistory } from './history/routes.ts'
import { addInbox } from './inbox/routes.ts'
import { addJournal } from './journal/routes.ts'
import { addGuests } from './links/guest-routes.ts'
import { addLinks } from './links/lead-routes.ts'
import { addMembers } from './members/routes.ts'
import { addPartnerTalk } from './partner-talk/routes.ts'
import { ourFault } from './parts.ts'
import { addPeople } from './people/routes.ts'
import { addMailChoices, addUnsubscribe } from './post-office/routes.ts'
import { problemOf } from './problem-of.ts'
import { addPurges } from './purge/routes.ts'
import { notSignedIn, notThere, refused } from './refusals.ts'
import { addReleases } from './releases/routes.ts'
import { addReminders } from './reminders/routes.ts'
import { addReview } from './review/routes.ts'
import { addThresholds } from './review/thresholds.ts'
import { addSearch } from './search/routes.ts'
import type { Knocks } from './self-check/knocks.ts'
import { addKnock, addSelfCheck } from './self-check/routes.ts'
import { type CookieName, secretIn } from './sign-in/cookie.ts'
import { openDesk } from './sign-in/desk.ts'
import { addMe } from './sign-in/me-routes.ts'
import { addSignIn } from './sign-in/routes.ts'
import { addThreads } from './threads/routes.ts'
import { addTrash } from './trash/routes.ts'
import { addVersions } from './versions/routes.ts'
import { addViewAs } from './view-as/routes.ts'
import { serveWeb } from './web/serve.ts'

/** The workspace over HTTP. What stands above `signedIn` is for everybody; below it nothing is reached without a sign-in. */
export function makeApp(house: House, cookie: CookieName, knocks: Knocks): App {
  const app = new Hono<Env>()
  app.use(securityHeaders(cookie.https))
  app.use(httpsOnly(cookie.https, house.proxies))
  addUnsubscribe(app, house)
  app.use(sameOrigin(house.origins))
  addKnock(app, house, knocks)
  const desk = openDesk(house, cookie)
  addSignIn(app, house, desk)
  addGuests(app, house, cookie)
  addPartnerTalk(app, house, cookie)

  app.use('/api/*', signedIn(house, cookie))
  app.use(
    '/api/*',
    withinAllowance(new Allowance(), () => house.clock.now()),
  )
  app.use('/api/*', watchAnswers(house))
  addMe(app, house, desk)
  addAccount(app, house, desk)
  addSelfCheck(app, house, knocks)
  addPeople(app, house)
  addDesigns(app, house)
  addThreads(app, house)
  addInbox(app, house)
  addMailChoices(app, house)
  addLinks(app, house)
  addMembers(app, house)
  addJournal(app, house)
  addViewAs(app, house)
  addReview(app, house)
  addThresholds(app, house)
  addFeed(app, house)
  addFiles(app, house)
  addExports(app, house)
  addReleases(app, house)
  addSearch(app, house)
  addHistory(app, house)
  addVersions(app, house)
  addTrash(app, house)
  addGlance(app, house)
  addReminders(app, house)
  addHere(app, house)
  addPurges(app, house)
  app.all('/api/*', (c) => refused(c, notThere))

  app.get('*', async (c) => (await serveWeb(c, house.web)) ?? refused(c, notThere))
  app.notFound((c) => refused(c, notThere))
  app.onError((error, c) => {
    // Messages of errors may hold what somebody wrote; where it happened does not.
    const where = (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
    house.report({ event: 'request-failed', error: error.name, method: c.req.method, route: c.req.routePath, where })
    const problem = problemOf(error)
    return refused(c, problem, problem === ourFault ? 500 : 503)
  })
  return app
}

/** Before any route is looked up, so that nobody outside can tell which exist. */
function signedIn(house: House, cookie: CookieName): MiddlewareHandler<Env> {
  return async (c, next) => {
    const asker = await house.keeper.asker(secretIn(c, cookie))
    if (!asker) return refused(c, notSignedIn)
    c.set('asker', asker)
    return next()
  }
}

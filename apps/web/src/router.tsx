import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { Home } from './home/Home.tsx'
import { speak } from './language.ts'
import { NotThere } from './NotThere.tsx'
import { client, meQuery } from './queries.ts'
import { Refused } from './server.ts'
import { SignIn } from './sign-in/SignIn.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotThere })

const home = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: signedIn, component: Home })

const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignIn })

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('./account/Account.tsx'), 'Account'),
})

const selfCheck = createRoute({
  getParentRoute: () => root,
  path: '/self-check',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('./self-check/SelfCheck.tsx'), 'SelfCheck'),
})

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('./workspace/WorkspacePeople.tsx'), 'WorkspacePeople'),
})

const journal = createRoute({
  getParentRoute: () => root,
  path: '/journal',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('./workspace/WorkspaceJournal.tsx'), 'WorkspaceJournal'),
})

/** The rest of the path is an address of the design: `/d/<design>/venue/v7k2/neutrality`. */
const design = createRoute({
  getParentRoute: () => root,
  path: '/d/$design/$',
  beforeLoad: signedIn,
  loader: () => speak('design'),
  component: lazyRouteComponent(() => import('./design/DesignPage.tsx'), 'DesignPage'),
})

/** Links to editions, for people without an account. */
const guest = createRoute({
  getParentRoute: () => root,
  path: '/l/$link',
  loader: () => speak('design'),
  component: lazyRouteComponent(() => import('./guest/GuestPage.tsx'), 'GuestPage'),
})

// Only in development: the condition is false at build time, and the playground is not in the build.
const playground = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/playground',
        component: lazyRouteComponent(() => import('./playground/Playground.tsx'), 'Playground'),
      }),
    ]
  : []

export const router = createRouter({
  routeTree: root.addChildren([home, signIn, account, selfCheck, people, journal, design, guest, ...playground]),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** Without a sign-in there is nothing to see; whoever comes without an answer from the server sees what is there. */
async function signedIn(): Promise<void> {
  try {
    await client.ensureQueryData(meQuery)
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'not-signed-in') throw redirect({ to: '/sign-in' })
    // Unreachable: the page itself says so, with a way to try again.
  }
}

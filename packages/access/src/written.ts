import { compartments } from '@balcony/design'
import { type Action, actions } from './actions.ts'
import { type Actor, type Answer, actors, needsClearance, policy } from './policy.ts'
import { workspaceActions, workspacePolicy, workspaceRoles } from './workspace.ts'

/** What each action is, for whoever reads the policy. A new action does not compile before it is said here. */
const actionWords: Readonly<Record<Action, string>> = {
  read: 'Enter the design and read it',
  write: 'Change words and values',
  comment: 'Open a thread, reply in one',
  resolve: 'Resolve a thread, open it again, put it at other words',
  'edit-remark': 'Change the words of a remark',
  'take-back': 'Take the words of a remark away for good',
  assign: 'Give a thread to somebody who answers for it',
  decide: 'Record what was decided in a thread',
  'speak-to-partners': 'Let partners read a thread',
  export: 'Take the design out of Balcony',
  invite: 'Make invitations and withdraw them',
  manage: 'Change roles, clearances and ends; remove people; answer what was asked',
  'read-journal': 'Read the journal',
  review: 'See what the review says',
  dismiss: 'Live with a warning or an advice for a while',
  'dismiss-blocker': 'Live with what would stop agreement',
  'agree-to-dismiss': 'Agree to another person’s dismissal',
  reopen: 'End a dismissal before its day',
  'make-links': 'Make links to editions, see who opened them, close them',
  'view-as': 'See the design as somebody else sees it',
  'ask-to-open': 'Ask to be let into a compartment',
  leave: 'End one’s own membership',
  'read-history': 'See who changed what, and what stood there before',
  'name-version': 'Give a moment a name',
  restore: 'Bring back what the design said once',
  'ask-agreement': 'Put a version up for agreement',
  agree: 'Agree to a version or decline it',
  purge: 'Remove words for good',
  'throw-away': 'Throw the design away, and bring it back within thirty days',
  copy: 'Begin a design of one’s own with a copy of what one may enter',
  'read-edition': 'Read the edition that a link opens',
  'comment-on-edition': 'Speak about that edition',
  release: 'Make an edition final, note whom it went to, withdraw it',
  'approve-release': 'Read what is to be final, and agree to it',
}

const actorWords: Readonly<Record<Actor, string>> = {
  lead: 'Lead',
  planner: 'Planner',
  reviewer: 'Reviewer',
  reader: 'Reader',
  'link-comment': 'Link: comments',
  'link-read': 'Link: reads',
}

const answerWords: Readonly<Record<Answer, string>> = { always: 'yes', own: 'own', never: '–' }

/** The whole policy as people read it: `docs/access.md`. */
export function accessText(): string {
  const open = compartments.filter((each) => !needsClearance[each])
  const closed = compartments.filter((each) => needsClearance[each])
  return `# Who may do what

This page is written from the code (\`packages/access\`): the table below is the very one that the server asks at every request, at every entering
of a room and before every event of a feed, and that the page asks to show or to hide. A test fails when the two differ. Nobody else gets
anything, and what one may not do looks like what does not exist.

## In a design

“Own” means: what this person began, such as their thread, remark or act. Whoever holds a **link** is no member: they enter no room, list or search,
and receive one edition, cut on the server.

${table(
  ['', ...actors.map((each) => actorWords[each])],
  actions.map((action) => [actionWords[action], ...actors.map((actor) => answerWords[policy[actor][action]])]),
)}

## Closed compartments

Every “yes” holds for the compartments that one may enter, and for no others. Every member enters ${list(open)}. The others — ${list(closed)} — need a
**clearance** of their own, whatever the role: a lead without one does not see what is in it either. Nobody gives a clearance that they do not hold.
What touches several compartments, such as a review finding, needs all of them. Holders of links never enter any.

The last lead of a design can neither leave nor step down, and a lead whose membership ends on a day does not count as one.

## In the workspace

${table(
  ['', ...workspaceRoles.map(capital)],
  workspaceActions.map((action) => [
    workspaceWords[action],
    ...workspaceRoles.map((role) => (workspacePolicy[role][action] ? 'yes' : '–')),
  ]),
)}

People who were invited to a single design are nothing to the workspace. Whoever operates the server has no role in any design.
`
}

const workspaceWords: Readonly<Record<(typeof workspaceActions)[number], string>> = {
  'create-design': 'Begin a design',
  'manage-people': 'See the people of the workspace, end their sign-ins, close their accounts, check the installation',
  'read-journal': 'Read the journal of the workspace: sign-ins, accounts, keys, backups',
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

import type { Tables } from '../tables.ts'

type Words<T> = { [C in keyof T]: [string, T[C]] extends [T[C], string | null] ? C : never }[keyof T] & string

/**
 * Whether a column of words may be read by whoever holds the disk. `sealed`: it says something of people or of what they write, so it is
 * locked on its way in and opened on its way out, and cannot be searched or sorted by the database. `open`: ids, hashes, roles, states,
 * sets of these. A new column does not compile before it is decided here.
 */
const columns: { readonly [T in keyof Tables]: { readonly [C in Words<Tables[T]>]: 'open' | 'sealed' } } = {
  workspaces: { id: 'open', name: 'sealed' },
  people: { id: 'open', name: 'sealed', closed_by: 'open' },
  workspace_people: { workspace: 'open', person: 'open', role: 'open' },
  sign_ins: { id: 'open', hash: 'open', person: 'open', device: 'sealed' },
  // A sign-in name is found by its hash.
  accounts: {
    person: 'open',
    handle: 'open',
    handle_words: 'sealed',
    email: 'sealed',
    password: 'sealed',
    totp: 'sealed',
  },
  passkeys: { id: 'open', person: 'open', public_key: 'open', transports: 'open', name: 'sealed' },
  recovery_codes: { hash: 'open', person: 'open' },
  designs: {
    id: 'open',
    workspace: 'open',
    title: 'sealed',
    cover_title: 'sealed',
    made_by: 'open',
    removed_by: 'open',
  },
  memberships: { design: 'open', person: 'open', role: 'open', clearances: 'open' },
  invitations: {
    ...{ id: 'open', hash: 'open', purpose: 'open', person: 'open', design: 'open', name: 'sealed', role: 'open' },
    ...{ clearances: 'open', made_by: 'open', used_by: 'open' },
  },
  compartments: { id: 'open', design: 'open', name: 'open', epoch: 'open' },
  updates: { compartment: 'open', author: 'open', sign_in: 'open' },
  snapshots: { compartment: 'open' },
  client_ids: { compartment: 'open', person: 'open' },
  threads: {
    ...{ id: 'open', design: 'open', compartment: 'open', level: 'open', state: 'open', resolved_by: 'open' },
    ...{ guest: 'open', guest_name: 'sealed', assigned_to: 'open', assigned_by: 'open', due: 'open' },
    ...{ called: 'open', partner: 'open' },
  },
  remarks: { id: 'open', thread: 'open', author: 'open', guest_name: 'sealed', act: 'open', mentions: 'open' },
  acknowledgements: { remark: 'open', person: 'open' },
  notifications: {
    ...{ id: 'open', person: 'open', design: 'open', thread: 'open', remark: 'open', because: 'open', about: 'open' },
    ...{ made_by: 'open', batch: 'open' },
  },
  reminders: { design: 'open', person: 'open', about: 'open', made_by: 'open' },
  mail_choices: { person: 'open', choices: 'open' },
  mails_sent: { person: 'open', design: 'open' },
  unsubscribes: { hash: 'open', person: 'open' },
  seen_threads: { person: 'open', thread: 'open' },
  follows: { person: 'open', design: 'open', target: 'open' },
  thresholds: { design: 'open', figures: 'open', set_by: 'open' },
  waivers: {
    ...{ id: 'open', design: 'open', compartments: 'open', made_by: 'open', until: 'open', second_by: 'open' },
    withdrawn_by: 'open',
  },
  files: { id: 'open', design: 'open', compartment: 'open', address: 'open', made_by: 'open', removed_by: 'open' },
  file_parts: { file: 'open' },
  releases: { id: 'open', design: 'open', compartment: 'open', edition: 'open', made_by: 'open' },
  release_parts: { release: 'open', design: 'open', compartment: 'open' },
  links: {
    ...{ id: 'open', hash: 'open', design: 'open', access: 'open', partner: 'open', sections: 'open', made_by: 'open' },
    ...{ code_hash: 'open', closed_by: 'open' },
  },
  guests: { id: 'open', link: 'open', hash: 'open' },
  asks: { id: 'open', design: 'open', person: 'open', compartment: 'open', answered_by: 'open' },
  journal: { chain: 'open', person: 'open', sign_in: 'open', did: 'open', about: 'open', hash: 'open' },
  history_cursors: { compartment: 'open', epoch: 'open' },
  history: { compartment: 'open', author: 'open', sign_in: 'open', place: 'open', address: 'open' },
  checkpoints: { compartment: 'open' },
  versions: { id: 'open', design: 'open', purpose: 'open', made_by: 'open' },
  approvals: { id: 'open', design: 'open', version: 'open', person: 'open', asked_by: 'open', answer: 'open' },
  looks: { design: 'open', person: 'open', section: 'open' },
  keys: { scope: 'open', compartment: 'open', master: 'open' },
  renewals: { scope: 'open' },
  migrations: { name: 'open' },
}

/** The sealed columns of the tables that have any. */
export const sealedColumns: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(columns).flatMap(([table, decided]) => {
    const sealed = Object.entries(decided).flatMap(([column, is]) => (is === 'sealed' ? [column] : []))
    return sealed.length > 0 ? [[table, new Set(sealed)] as const] : []
  }),
)

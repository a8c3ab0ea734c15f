/** The tables, as Kysely sees them. Times are milliseconds since 1970. Flags of absence are NULL; sets are JSON text. */
export interface Tables {
  readonly workspaces: { id: string; name: string; made_at: number }
  readonly people: { id: string; name: string; colour: number; made_at: number; demo: number } & Closable
  readonly workspace_people: { workspace: string; person: string; role: string }
  readonly sign_ins: {
    id: string
    hash: string
    person: string
    began_at: number
    seen_at: number
    until: number
    device: string
    proven_at: number
  }
  readonly accounts: {
    person: string
    /** The hash of the sign-in name. */
    handle: string
    handle_words: string
    email: string | null
    password: string | null
    totp: string | null
    totp_step: number
    made_at: number
  }
  readonly passkeys: {
    id: string
    person: string
    public_key: string
    counter: number
    transports: string
    name: string
    made_at: number
    used_at: number | null
  }
  readonly recovery_codes: { hash: string; person: string }
  readonly designs: {
    id: string
    workspace: string
    title: string
    cover_title: string
    made_by: string
    made_at: number
    removed_by: string | null
    removed_at: number | null
  }
  readonly memberships: {
    design: string
    person: string
    role: string
    clearances: string
    since: number
    until: number | null
  }
  readonly invitations: {
    id: string
    hash: string
    purpose: string
    person: string | null
    design: string | null
    name: string | null
    role: string | null
    clearances: string | null
    made_by: string | null
    made_at: number
    until: number
    used_at: number | null
    used_by: string | null
    member_until: number | null
  }
  readonly compartments: {
    id: string
    design: string
    name: string
    epoch: string
    schema_version: number
    head: number
    /** How many rows of client_ids are its. */
    clients: number
    changed_at: number
  }
  readonly updates: SealedColumns & {
    compartment: string
    seq: number
    author: string
    sign_in: string
    written_at: number
  }
  readonly snapshots: SealedColumns & { compartment: string; seq: number }
  readonly client_ids: { compartment: string; client: number; person: string; crc: number }
  readonly threads: SealedColumns & {
    id: string
    design: string
    compartment: string
    level: string
    state: string
    opened_at: number
    resolved_by: string | null
    resolved_at: number | null
    guest: string | null
    guest_name: string | null
    stood_until: number | null
    assigned_to: string | null
    assigned_by: string | null
    assigned_at: number | null
    due: string | null
    called: string | null
    partner: string | null
  }
  readonly remarks: SealedColumns & {
    id: string
    thread: string
    position: number
    author: string
    written_at: number
    guest_name: string | null
    act: string | null
    /** Person ids. */
    mentions: string | null
    edited_at: number | null
    removed_at: number | null
  }
  readonly acknowledgements: { remark: string; person: string; at: number }
  /** That something waits for somebody; what it says is read from its thread when they ask. */
  readonly notifications: {
    id: string
    person: string
    design: string
    thread: string
    remark: string | null
    because: string
    about: string | null
    made_by: string
    made_at: number
    batch: string | null
    mailed_at: number | null
  }
  readonly reminders: { design: string; person: string; about: string; made_by: string; made_at: number }
  readonly mail_choices: { person: string; choices: string }
  /** `design` '': the mail of a day. */
  readonly mails_sent: { person: string; design: string; at: number }
  readonly unsubscribes: { hash: string; person: string; until: number }
  readonly seen_threads: { person: string; thread: string; at: number }
  /** `target`: a thread, a section, or nothing for the whole design; `follows` 0: they asked to hear no more of it. */
  readonly follows: { person: string; design: string; target: string; follows: number }
  /** What was dismissed and why stands sealed in the bytes: it quotes the design. */
  readonly waivers: SealedColumns & {
    id: string
    design: string
    compartments: string
    made_by: string
    made_at: number
    until: string
    needs_second: number
    second_by: string | null
    second_at: number | null
    withdrawn_by: string | null
    withdrawn_at: number | null
  }
  /** Figures only. */
  readonly thresholds: { design: string; figures: string; set_by: string; set_at: number }
  /** Name and type stand sealed in the bytes. */
  readonly files: SealedColumns & {
    id: string
    design: string
    compartment: string
    address: string
    size: number
    parts: number
    made_by: string
    made_at: number
    removed_by: string | null
    removed_at: number | null
  }
  readonly file_parts: SealedColumns & { file: string; position: number }
  /** What was decided and to whom it went stands sealed in the bytes. */
  readonly releases: SealedColumns & {
    id: string
    design: string
    compartment: string
    edition: string
    number: number
    made_by: string
    made_at: number
  }
  readonly release_parts: SealedColumns & { release: string; position: number; design: string; compartment: string }
  /** For whom a link is stands sealed in the bytes. */
  readonly links: SealedColumns & {
    id: string
    hash: string
    design: string
    access: string
    partner: string | null
    sections: string | null
    made_by: string
    made_at: number
    until: number
    devices: number
    code_hash: string | null
    wrong_codes: number
    closed_by: string | null
    closed_at: number | null
  }
  /** The name that somebody gave when they opened a link stands sealed in the bytes. */
  readonly guests: SealedColumns & {
    id: string
    link: string
    hash: string
    opened_at: number
    seen_at: number
    ended_at: number | null
  }
  /** The reason stands sealed in the bytes. */
  readonly asks: SealedColumns & {
    id: string
    design: string
    person: string
    compartment: string
    asked_at: number
    answered_by: string | null
    answered_at: number | null
  }
  readonly journal: {
    chain: string
    number: number
    written_at: number
    person: string
    sign_in: string
    did: string
    about: string
    hash: string
  }
  /** How far history has read each log. */
  readonly history_cursors: {
    compartment: string
    epoch: string
    seq: number
    total: number
    cut: number
    wrote_at: number
  }
  /** What was changed stands sealed in the bytes; `place` is the first part of the address. */
  readonly history: SealedColumns & {
    compartment: string
    number: number
    seq: number
    author: string
    sign_in: string
    began_at: number
    ended_at: number
    place: string
    address: string
  }
  readonly checkpoints: SealedColumns & { compartment: string; number: number; stood_at: number }
  /** Name and note stand sealed in the bytes. */
  readonly versions: SealedColumns & {
    id: string
    design: string
    purpose: string
    made_by: string
    made_at: number
  }
  /** What was agreed to, and the words with it, stand sealed in the bytes. */
  readonly approvals: SealedColumns & {
    id: string
    design: string
    version: string
    person: string
    asked_by: string
    asked_at: number
    answer: string | null
    answered_at: number | null
    seen_at: number | null
    mailed_at: number | null
  }
  readonly looks: { design: string; person: string; section: string; looked_at: number }
  /** The keys of the compartments, each locked with a master key that is not here. Twice, because with it goes all that it sealed. */
  readonly keys: {
    number: number
    scope: string
    compartment: string | null
    made_at: number
    master: string
    wrapped: Uint8Array
    again: Uint8Array
  }
  /** Scopes whose old keys still have to go, because only they can open what was removed for good. */
  readonly renewals: { scope: string }
  readonly migrations: { number: number; name: string }
}

interface SealedColumns {
  kind: number
  key_version: number
  bytes: Uint8Array
  crc: number
}

type Closable = { closed_at: number | null; closed_by: string | null }

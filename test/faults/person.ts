/** Somebody who is signed in, speaking to the server as our own page does. */
export class Person {
  readonly origin: string
  readonly cookie: string

  private constructor(origin: string, cookie: string) {
    this.origin = origin
    this.cookie = cookie
  }

  static async signIn(origin: string, token: string, as?: Person): Promise<Person> {
    const response = await fetch(`${origin}/api/sign-in`, {
      method: 'POST',
      headers: headers(origin, as?.cookie),
      body: JSON.stringify({ token }),
    })
    if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`)
    const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';')
    return new Person(origin, cookie)
  }

  async get<T>(path: string): Promise<T> {
    return this.#ask<T>('GET', path)
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return this.#ask<T>('POST', path, JSON.stringify(body))
  }

  /** Makes a design and lets the others in, cleared for everything. */
  async makeDesign(coverTitle: string, others: readonly Person[] = []): Promise<string> {
    const { id } = await this.post<{ id: string }>('/api/designs', { coverTitle })
    for (const other of others) {
      const invitation = { name: 'Planner', role: 'planner', clearances: ['people'] }
      const { link } = await this.post<{ link: string }>(`/api/designs/${id}/invitations`, invitation)
      await Person.signIn(this.origin, link.split('#')[1] ?? '', other)
    }
    return id
  }

  /** The bytes of a file that the server makes. */
  async file(path: string, body: unknown): Promise<Uint8Array> {
    const response = await this.#fetch('POST', path, JSON.stringify(body))
    return new Uint8Array(await response.arrayBuffer())
  }

  async #ask<T>(method: string, path: string, body?: string): Promise<T> {
    return (await (await this.#fetch(method, path, body)).json()) as T
  }

  async #fetch(method: string, path: string, body?: string): Promise<Response> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: headers(this.origin, this.cookie),
      ...(body !== undefined && { body }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response
  }
}

function headers(origin: string, cookie: string | undefined): Record<string, string> {
  return {
    origin,
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
    ...(cookie && { cookie }),
  }
}

export { connect } from './connect.ts'
export type { CannotSave, ClientClock, Connection, ConnectOptions, SaveState } from './connection.ts'

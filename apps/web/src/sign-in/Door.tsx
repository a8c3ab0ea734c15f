import { useState } from 'react'
import { AskForMail } from './AskForMail.tsx'
import { PasswordDoor } from './PasswordDoor.tsx'
import { Recover } from './Recover.tsx'

export type Way = 'password' | 'mail' | 'recover'

/** Everything by which one can come in without a link. */
export function Door({ onIn }: { onIn: () => void }) {
  const [way, choose] = useState<Way>('password')
  // What was typed as sign-in name goes along from one way to the other.
  const [handle, setHandle] = useState('')
  const shared = { handle, onHandle: setHandle, onChoose: choose }
  if (way === 'mail') return <AskForMail {...shared} />
  if (way === 'recover') return <Recover {...shared} onIn={onIn} />
  return <PasswordDoor {...shared} onIn={onIn} />
}

export interface DoorProps {
  readonly handle: string
  readonly onHandle: (handle: string) => void
  readonly onChoose: (way: Way) => void
}

import {
  Avatar,
  AvatarStack,
  Block,
  Chip,
  CompartmentMark,
  CompartmentPill,
  Count,
  KeyCap,
  SaveState,
  SealedCell,
  StatusRing,
  Table,
} from '@balcony/ui'
import { Table2 } from 'lucide-react'
import { Card } from './Card.tsx'

const faces = [
  { id: '1', name: 'Nadia Haddad', colour: 1 },
  { id: '2', name: 'ليلى فراهاني', colour: 7 },
  { id: '3', name: 'Tomasz Wieczorek', colour: 2 },
  { id: '4', name: 'Henrik Solberg', colour: 6, away: true },
  { id: '5', name: 'Amina Yusuf', colour: 3 },
  { id: '6', name: 'Joseph Okello', colour: 5 },
]

export function Signs() {
  return (
    <>
      <Card name="Marks, status, people">
        <CompartmentPill window="open">Shared with partners</CompartmentPill>
        <CompartmentPill window="shutter">Team</CompartmentPill>
        <CompartmentPill window="keyhole">Sealed</CompartmentPill>
        <SealedCell>Sealed</SealedCell>
        <CompartmentMark window="open" size="lg" label="Shared with partners" />
        <CompartmentMark window="shutter" size="lg" label="Team" />
        <CompartmentMark window="keyhole" size="lg" label="Sealed" />
        <StatusRing status="none" label="Not started" />
        <StatusRing status="draft" label="Drafting" />
        <StatusRing status="review" label="In review" />
        <StatusRing status="agreed" label="Agreed" />
        <Avatar face={{ name: 'Gulnara Saidova', colour: 4, partner: true }} />
        <Avatar face={{ name: 'Leila Farahani', colour: 7 }} size="sm" />
        <Avatar face={{ name: 'Leila Farahani', colour: 7 }} size="lg" />
        <AvatarStack label="Here now" faces={faces} />
        <Chip>Invited</Chip>
        <Chip look="ok">Accepted</Chip>
        <Chip look="warn">Sounding out</Chip>
        <Chip look="stop">On hold</Chip>
        <Chip look="lake">Under way</Chip>
        <Chip look="line">Planned</Chip>
        <Count of={4} alert />
        <Count of={11} />
        <KeyCap>Ctrl K</KeyCap>
      </Card>
      <Card name="Save state">
        {(['loading', 'saved', 'saving', 'unsaved', 'cannot'] as const).map((is) => (
          <div data-full key={is}>
            <SaveState is={is} said="">
              {words[is]}
            </SaveState>
          </div>
        ))}
      </Card>
      <Card name="Block and table">
        <div data-full>
          <Block
            icon={<Table2 size={17} />}
            title="Venue comparison"
            facts="3 options"
            aside={
              <CompartmentPill window="shutter" bare>
                Team
              </CompartmentPill>
            }
          >
            <Table>
              <thead>
                <tr>
                  <th scope="col">Venue</th>
                  <th scope="col">Visas and travel</th>
                  <th scope="col" data-numbers>
                    Five days
                  </th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <th scope="row">Lakeside Residence</th>
                  <td>Visa, 3 weeks</td>
                  <td data-numbers>€ 31,400</td>
                </tr>
                <tr data-selected>
                  <th scope="row">Tarn guesthouse</th>
                  <td>No visa, 5 h by road</td>
                  <td data-numbers>€ 18,900</td>
                </tr>
              </tbody>
            </Table>
          </Block>
        </div>
      </Card>
    </>
  )
}

const words = {
  loading: 'Fetching the design…',
  saved: 'Saved 2 seconds ago',
  saving: 'Saving…',
  unsaved: 'Not saved yet: 3 changes are only on this device',
  cannot: 'Cannot save: your access changed',
}

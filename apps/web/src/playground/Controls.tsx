import {
  Button,
  Checkbox,
  ComboBox,
  IconButton,
  NumberField,
  RadioGroup,
  SearchField,
  Segments,
  Select,
  Switch,
  Tabs,
  TextField,
} from '@balcony/ui'
import { Filter, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Card } from './Card.tsx'

const choices = [
  { id: 'lakeside', label: 'Lakeside Residence', about: 'Vell' },
  { id: 'tarn', label: 'Tarn guesthouse', about: 'Monastery, Tarn' },
  { id: 'kesh', label: 'University retreat', about: 'Kesh' },
]

export function Controls() {
  const [chosen, choose] = useState<string | null>('tarn')
  const [tab, setTab] = useState('open')
  return (
    <>
      <Card name="Buttons">
        <Button look="primary">Invite</Button>
        <Button look="primary" size="sm">
          Invite
        </Button>
        <Button look="primary" busy="Making the PDF…" />
        <Button look="primary" reason="Only the lead can invite.">
          Invite
        </Button>
        <Button look="line" icon={<Filter size={16} />}>
          Filter
        </Button>
        <Button look="line" isDisabled>
          Filter
        </Button>
        <Button>Cancel</Button>
        <Button look="danger">Delete the venue</Button>
        <Button look="link">Resolve</Button>
        <Button look="sealed">Send request</Button>
        <IconButton label="Invite" keys="Ctrl I" icon={<UserPlus size={17} />} />
        <IconButton label="Comments: one new" icon={<UserPlus size={17} />} on dot />
        <IconButton label="Invite" icon={<UserPlus size={17} />} reason="Only the lead can invite." />
      </Card>
      <Card name="Fields">
        <div data-full>
          <TextField label="Place" defaultValue="Vell" hint="The town is enough." />
        </div>
        <div data-full>
          <TextField label="Date" defaultValue="31 June" error="June has 30 days. Did you mean 1 July?" />
        </div>
        <div data-full>
          <TextField label="Reason" lines={3} placeholder="Booking the visa" />
        </div>
        <div data-full>
          <TextField label="Read-only" defaultValue="€ 31,400" isReadOnly />
        </div>
        <div data-full>
          <TextField label="Disabled" defaultValue="€ 31,400" isDisabled />
        </div>
        <div data-full>
          <NumberField label="Capacity" defaultValue={24} minValue={0} unit="people" />
        </div>
        <div data-full>
          <SearchField label="Search everything" keys="Ctrl K" />
        </div>
      </Card>
      <Card name="Choosing">
        <div data-full>
          <Select label="Venue" choices={choices} chosen={chosen} onChoose={choose} />
        </div>
        <div data-full>
          <Select
            label="Venue, nothing chosen"
            placeholder="Choose a venue"
            choices={choices}
            chosen={null}
            onChoose={choose}
            error="Choose where it takes place."
          />
        </div>
        <div data-full>
          <ComboBox
            label="Venue, typed"
            choices={choices}
            chosen={chosen}
            onChoose={choose}
            nothing="No venue of that name."
          />
        </div>
        <Checkbox defaultSelected about="Names, contacts, needs">
          People
        </Checkbox>
        <Checkbox isIndeterminate>Some</Checkbox>
        <Checkbox isDisabled>Not now</Checkbox>
        <Switch defaultSelected>Comments in the margin</Switch>
        <div data-full>
          <RadioGroup
            label="Paper"
            choices={[
              { id: 'a4', label: 'A4' },
              { id: 'letter', label: 'US Letter' },
            ]}
            chosen="a4"
            onChoose={() => {}}
          />
        </div>
        <div data-full>
          <Segments
            label="Show"
            choices={[
              { id: 'open', label: 'Open', count: 5 },
              { id: 'closed', label: 'Closed', count: 11 },
            ]}
            chosen={tab}
            onChoose={setTab}
          />
        </div>
        <div data-full>
          <Tabs
            label="Comments"
            chosen={tab}
            onChoose={setTab}
            tabs={[
              { id: 'open', label: 'Open', count: 9, children: 'Nine open threads.' },
              { id: 'closed', label: 'Resolved', count: 31, children: 'Thirty-one resolved.' },
            ]}
          />
        </div>
      </Card>
    </>
  )
}

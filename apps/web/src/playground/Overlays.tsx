import {
  Button,
  Dialog,
  Menu,
  MenuItem,
  MenuLine,
  MenuSection,
  MenuTrigger,
  Popover,
  PopoverTrigger,
  Sheet,
  SidePanel,
  TextField,
} from '@balcony/ui'
import { Copy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Card } from './Card.tsx'

export function Overlays() {
  const [open, setOpen] = useState<'dialog' | 'start' | 'below'>()
  const [chosen, choose] = useState('table')
  const [size, resize] = useState(320)
  const close = () => setOpen(undefined)
  return (
    <>
      <Card name="Menus, dialogs, panels">
        <MenuTrigger>
          <Button look="line">Menu</Button>
          <Menu aria-label="Venue">
            <MenuItem icon={<Copy size={16} />} keys="Ctrl D">
              Duplicate
            </MenuItem>
            <MenuItem icon={<Trash2 size={16} />} look="danger" about="Can be brought back">
              Delete
            </MenuItem>
            <MenuLine />
            <MenuSection title="Show as" chosen={chosen} onChoose={choose}>
              <MenuItem id="table">Table</MenuItem>
              <MenuItem id="cards">Cards</MenuItem>
            </MenuSection>
          </Menu>
        </MenuTrigger>
        <PopoverTrigger>
          <Button look="line">Popover</Button>
          <Popover label="About this mark">The team reads this. Partners do not.</Popover>
        </PopoverTrigger>
        <Button look="line" onPress={() => setOpen('dialog')}>
          Dialog
        </Button>
        <Button look="line" onPress={() => setOpen('start')}>
          Sheet from the start
        </Button>
        <Button look="line" onPress={() => setOpen('below')}>
          Sheet from below
        </Button>
        <Dialog
          isOpen={open === 'dialog'}
          onClose={close}
          closing="Close"
          title="Open P-07’s sealed details?"
          about="Arda Valley dialogue"
          note="Nadia will see your name and your reason."
          actions={
            <>
              <Button onPress={close}>Cancel</Button>
              <Button look="sealed" onPress={close}>
                Send request
              </Button>
            </>
          }
        >
          <TextField label="Reason" defaultValue="Booking the visa with the Vell consulate" autoFocus />
        </Dialog>
        <Sheet from="start" title="Outline" closing="Close" isOpen={open === 'start'} onClose={close}>
          Sections
        </Sheet>
        <Sheet from="below" title="Comments" closing="Close" isOpen={open === 'below'} onClose={close}>
          Threads
        </Sheet>
      </Card>
      <Card name="Side panel">
        <SidePanel
          title="Comments"
          closing="Close comments"
          resizing="Width"
          size={size}
          onResize={resize}
          onClose={() => {}}
        >
          Drag the edge, or use the arrow keys.
        </SidePanel>
      </Card>
    </>
  )
}

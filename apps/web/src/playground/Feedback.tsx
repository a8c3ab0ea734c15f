import { Banner, Button, EmptyState, Skeleton, toasts } from '@balcony/ui'
import { CloudOff, Lock } from 'lucide-react'
import { Card } from './Card.tsx'

export function Feedback() {
  return (
    <>
      <Card name="Banners">
        {(['warn', 'info', 'ok', 'sealed', 'stop'] as const).map((look) => (
          <div data-full key={look}>
            <Banner
              look={look}
              action={
                <Button look="line" size="sm">
                  {look === 'stop' ? 'Copy' : 'Try now'}
                </Button>
              }
            >
              <strong>You are offline.</strong> Keep working and keep this page open.
            </Banner>
          </div>
        ))}
      </Card>
      <Card name="Toasts">
        <Button
          look="line"
          onPress={() => toasts.show('Block moved to Saturday 10:30', { label: 'Undo', act: () => {} })}
        >
          Move a block
        </Button>
        <Button look="line" onPress={() => toasts.show('Link copied')}>
          Copy a link
        </Button>
      </Card>
      <Card name="Loading">
        <div data-full>
          <Skeleton label="Fetching Venues" slow="This is slow. Your connection may be weak." block />
        </div>
      </Card>
      <Card name="Empty and refused">
        <EmptyState
          boxed
          icon={<CloudOff size={20} />}
          title="We could not reach the server"
          actions={
            <Button look="line" size="sm">
              Try again
            </Button>
          }
        >
          Your designs are safe there.
        </EmptyState>
        <EmptyState
          boxed
          icon={<Lock size={20} />}
          title="This section is sealed"
          actions={
            <Button look="line" size="sm">
              Ask to open
            </Button>
          }
        >
          Participant identities and legal screening. Nadia, Claire and Henrik can open it.
        </EmptyState>
      </Card>
    </>
  )
}

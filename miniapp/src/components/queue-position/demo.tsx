import { Card } from '../card/index.tsx'
import { QueuePosition } from './index.tsx'

export default function QueuePositionDemo() {
  return (
    <>
      <Card>
        <QueuePosition ahead={3} windows={2} />
      </Card>
      <Card>
        <QueuePosition ahead={0} windows={2} />
      </Card>
      <Card>
        <QueuePosition ahead={27} windows={4} />
      </Card>
    </>
  )
}

import { MemoryDevice } from '../../testing/memory-device.ts'
import { keptStoreContract } from './contract.ts'

keptStoreContract('memory', () => new MemoryDevice())

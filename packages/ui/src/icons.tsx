// The icons that the components themselves use. One stroke everywhere: 1.75.
import {
  type LucideIcon,
  type LucideProps,
  TriangleAlert as RawAlert,
  Check as RawCheck,
  ChevronDown as RawChevronDown,
  CloudCheck as RawCloudCheck,
  CloudOff as RawCloudOff,
  HardDrive as RawHardDrive,
  Minus as RawMinus,
  Plus as RawPlus,
  RefreshCw as RawRefresh,
  Search as RawSearch,
  X as RawX,
} from 'lucide-react'

function drawn(Raw: LucideIcon) {
  return function Icon({ size = 17, ...rest }: LucideProps) {
    return <Raw size={size} strokeWidth={1.75} aria-hidden {...rest} />
  }
}

export const Check = drawn(RawCheck)
export const ChevronDown = drawn(RawChevronDown)
export const Close = drawn(RawX)
export const CloudCheck = drawn(RawCloudCheck)
export const CloudOff = drawn(RawCloudOff)
export const Device = drawn(RawHardDrive)
export const Minus = drawn(RawMinus)
export const Plus = drawn(RawPlus)
export const Refresh = drawn(RawRefresh)
export const Search = drawn(RawSearch)
export const Alert = drawn(RawAlert)

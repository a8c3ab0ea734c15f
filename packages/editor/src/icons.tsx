// The icons of the editor: one stroke everywhere, and never without words beside them or a name on their button.
import {
  type LucideIcon,
  type LucideProps,
  TriangleAlert as RawAlert,
  ArrowLeft as RawArrowLeft,
  ArrowRight as RawArrowRight,
  AtSign as RawAtSign,
  Bold as RawBold,
  CalendarDays as RawCalendar,
  Check as RawCheck,
  ChevronDown as RawChevronDown,
  ChevronRight as RawChevronRight,
  ChevronUp as RawChevronUp,
  Columns3 as RawColumns,
  EyeOff as RawEyeOff,
  FileInput as RawFileInput,
  ListFilter as RawFunnel,
  Gavel as RawGavel,
  GripVertical as RawGrip,
  Heading as RawHeading,
  History as RawHistory,
  Image as RawImage,
  Info as RawInfo,
  Italic as RawItalic,
  Link as RawLink,
  List as RawList,
  ListChecks as RawListChecks,
  ListOrdered as RawListOrdered,
  ListTodo as RawListTodo,
  Map as RawMap,
  MessageSquare as RawMessage,
  MessageSquarePlus as RawMessagePlus,
  Ellipsis as RawMore,
  Pin as RawPin,
  Plus as RawPlus,
  TextQuote as RawQuote,
  RefreshCw as RawRefresh,
  Rows3 as RawRows,
  Minus as RawRule,
  Search as RawSearch,
  SlidersHorizontal as RawSliders,
  ArrowUpDown as RawSort,
  OctagonAlert as RawStop,
  Strikethrough as RawStrike,
  Table as RawTable,
  Underline as RawUnderline,
  X as RawX,
} from 'lucide-react'

function drawn(Raw: LucideIcon, flip = false) {
  return function Icon({ size = 17, ...rest }: LucideProps) {
    return <Raw size={size} strokeWidth={1.75} aria-hidden data-flip={flip || undefined} {...rest} />
  }
}

export const Alert = drawn(RawAlert)
export const ArrowLeft = drawn(RawArrowLeft, true)
export const ArrowRight = drawn(RawArrowRight, true)
export const AtSign = drawn(RawAtSign)
export const Bold = drawn(RawBold)
export const Calendar = drawn(RawCalendar)
export const Check = drawn(RawCheck)
export const ChevronDown = drawn(RawChevronDown)
export const ChevronRight = drawn(RawChevronRight, true)
export const ChevronUp = drawn(RawChevronUp)
export const Close = drawn(RawX)
export const Columns = drawn(RawColumns)
export const EyeOff = drawn(RawEyeOff)
export const Funnel = drawn(RawFunnel)
export const Gavel = drawn(RawGavel)
export const Grip = drawn(RawGrip)
export const Heading = drawn(RawHeading)
export const Image = drawn(RawImage)
export const Info = drawn(RawInfo)
export const Italic = drawn(RawItalic)
export const Link = drawn(RawLink)
export const FileInput = drawn(RawFileInput)
export const List = drawn(RawList)
export const ListChecks = drawn(RawListChecks)
export const ListOrdered = drawn(RawListOrdered)
export const ListTodo = drawn(RawListTodo)
export const Message = drawn(RawMessage)
export const MessagePlus = drawn(RawMessagePlus)
export const Search = drawn(RawSearch)
export const More = drawn(RawMore)
export const Past = drawn(RawHistory)
export const Plus = drawn(RawPlus)
export const Quote = drawn(RawQuote)
export const Refresh = drawn(RawRefresh)
export const Sliders = drawn(RawSliders)
export const Rows = drawn(RawRows)
export const Rule = drawn(RawRule)
export const Sort = drawn(RawSort)
export const Stop = drawn(RawStop)
export const Strike = drawn(RawStrike)
export const Table = drawn(RawTable)
export const Underline = drawn(RawUnderline)
export const MapIcon = drawn(RawMap)
export const Pin = drawn(RawPin)

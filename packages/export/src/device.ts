// For pages: an edition becomes a PDF on the device of whoever asks, without the server.
export { type DeviceOptions, type DevicePress, printHere } from './device/print.ts'

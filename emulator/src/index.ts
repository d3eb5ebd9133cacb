export { type Clock, systemClock } from "./clock";
export { defaults, type EmulatorOptions } from "./emulatorOptions";
export {
  type Fault,
  type FaultEffect,
  InvalidFault,
  type OutcomeFault,
  type RequestFault,
  type RequestMatch,
} from "./faults/fault";
export type { UserDefinition } from "./identity/userDefinitions";
export type { RequestLogEntry, RequestLogLine } from "./log/requestLog";
export type { Broker, BrokerAddresses } from "./model/broker";
export type { Instance } from "./model/instance";
export type { InstanceFields } from "./model/instanceFields";
export type { ModelSnapshot } from "./model/model";
export type { Outcome } from "./model/outcome";
export type { NetworkDefinitions } from "./networks/networkDefinitions";
export { OptionError } from "./optionError";
export { type Emulator, type ShownInstance, startEmulator } from "./startEmulator";

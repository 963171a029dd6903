/** Objects that throw for every member they do not have, so that nothing the app uses is silently missing. */
import { EventEmitter } from "node:events";

/** Names that languages and tools look for on any object; answering `undefined` is right. */
const LOOKED_FOR = new Set(["then", "toJSON", "asymmetricMatch", "nodeType", "$$typeof", "domain"]);

function strictPrototype(name: string): object {
  return new Proxy(Object.create(Object.prototype), {
    get(target, key, receiver) {
      if (typeof key === "symbol" || key in target || LOOKED_FOR.has(key)) {
        return Reflect.get(target, key, receiver);
      }
      throw new Error(`not emulated: ${name}.${key}`);
    },
  });
}

/** The object itself, with a prototype that refuses unknown names. */
export function strictObject<T extends object>(name: string, members: T): T {
  return Object.setPrototypeOf(members, strictPrototype(name));
}

/** A base class with an event emitter's members and nothing else. */
export function strictEmitter(name: string): new () => EventEmitter {
  class StrictEmitter extends EventEmitter {}
  const { constructor: _, ...members } = Object.getOwnPropertyDescriptors(EventEmitter.prototype);
  Object.defineProperties(StrictEmitter.prototype, members);
  Object.setPrototypeOf(StrictEmitter.prototype, strictPrototype(name));
  return StrictEmitter;
}

/** Stands for a module or class of Electron of which nothing is emulated. */
export function notEmulated(name: string): object {
  const refuse = () => {
    throw new Error(`not emulated: ${name}`);
  };
  // A class, so that `new` reaches the trap.
  return new Proxy(class {}, {
    get(target, key, receiver) {
      if (typeof key === "symbol" || LOOKED_FOR.has(key)) return Reflect.get(target, key, receiver);
      throw new Error(`not emulated: ${name}.${key}`);
    },
    construct: refuse,
    apply: refuse,
  });
}

export interface HostEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** Electron's event object. */
export function hostEvent<T extends object>(fields: T): T & HostEvent {
  let isPrevented = false;
  return Object.defineProperties(fields, {
    defaultPrevented: { get: () => isPrevented, enumerable: true },
    preventDefault: {
      value: () => {
        isPrevented = true;
      },
    },
  }) as T & HostEvent;
}

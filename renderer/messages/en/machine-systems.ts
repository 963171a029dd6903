/** How each check is mended on macOS and on Windows. Linux has its own words in `machine.ts`. */
import type { MachineCheck } from "../../types.ts";

type Fixes = Readonly<Record<MachineCheck["id"], string>>;

const darwin: Fixes = {
  disk: "System Settings → Privacy & Security → FileVault: switch it on. Keep its recovery key on paper, not in iCloud.",
  swap: "macOS encrypts swap by itself with FileVault: switch FileVault on and restart.",
  "core-dumps":
    "In Terminal: sudo launchctl limit core 0 0. Under Privacy & Security → Analytics & Improvements share nothing.",
  "secure-boot":
    "Start from Recovery, then Utilities → Startup Security Utility → Full Security. In its Terminal: csrutil enable.",
  listening:
    "System Settings → General → Sharing: switch everything off, Remote Login and Screen Sharing first. AirPlay Receiver is under AirDrop & Handoff.",
  interfaces: "Pull the cable. System Settings → Network: make the service inactive.",
  radios: "Switch Wi-Fi and Bluetooth off in Control Centre. On a Vault leave them off for good.",
  firewall:
    "System Settings → Network → Firewall: switch it on, and under Options block all incoming connections.",
  "screen-lock":
    "System Settings → Lock Screen: require a password immediately, and turn the display off after ten minutes or less.",
  sharing:
    "Quit the program. System Settings → Privacy & Security → Screen & System Audio Recording: allow nothing.",
  "remote-control":
    "Quit it and move it to the Bin. System Settings → General → Sharing: Remote Management and Screen Sharing off.",
  tracer:
    "Quit the debugger and start the app anew. Leave System Integrity Protection on: it keeps debuggers away.",
  updates:
    "System Settings → General → Software Update. A Vault is updated from a verified medium, with its network still off.",
  clock:
    "System Settings → General → Date & Time: set it automatically. On a Vault compare it with a watch you trust, once a month.",
  keyboards:
    "Type on the built-in keyboard. Unplug what you do not know, and change the passphrase if it was there while you typed it.",
  storage: "Eject it in Finder and take it out when the copy is done.",
  untrusted: "Quit it, and keep it on another Mac. Hotkeys go there; the coldkey stays here.",
};

const win32: Fixes = {
  disk: "Settings → Privacy & security → Device encryption, or manage-bde -on C: as administrator. Keep the recovery key on paper, not in your account.",
  swap: "Encrypt the drive that it lies on. Or as administrator: fsutil behavior set EncryptPagingFile 1, then restart.",
  "core-dumps":
    "System properties → Startup and Recovery → Write debugging information: none. As administrator: Disable-WindowsErrorReporting in PowerShell.",
  "secure-boot":
    "Switch it on in the firmware's setup. Set a firmware password, so that it stays on.",
  listening:
    "Settings → System → Remote Desktop: off. Turn file and printer sharing off, and stop the service that is named (services.msc).",
  interfaces: "Pull the cable. Settings → Network & internet → Advanced: disable the adapter.",
  radios:
    "Settings → Network & internet → Aeroplane mode: on. On a Vault, disable the adapters in Device Manager.",
  firewall:
    "Windows Security → Firewall & network protection: on for all three networks. Block all incoming connections.",
  "screen-lock":
    "Settings → Personalisation → Lock screen → Screen saver: ten minutes or less, and “On resume, display logon screen”.",
  sharing:
    "Close the program in the taskbar's corner too. Meetings and messengers do not belong on this laptop.",
  "remote-control":
    "Close it and remove it under Settings → Apps. Settings → System → Remote Desktop: off.",
  tracer:
    "Only an administrator's tools can say. Start the app anew after a restart, with nothing else open.",
  updates:
    "Settings → Windows Update, then restart. A Vault is updated from a verified medium, with its network still off.",
  clock:
    "Settings → Time & language: set the time automatically. On a Vault compare it with a watch you trust, once a month.",
  keyboards:
    "Type on the built-in keyboard; Device Manager lists the others. Unplug what you do not know, and change the passphrase if it was there while you typed it.",
  storage: "Eject it and take it out when the copy is done.",
  untrusted:
    "Remove it, WSL and Docker included, and keep it on another machine. Hotkeys go there; the coldkey stays here.",
};

/** By `process.platform`. */
export const fixes: Readonly<Record<string, Fixes>> = { darwin, win32 };

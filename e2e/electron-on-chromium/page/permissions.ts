/** The doors of the page that Electron guards with the session's permission handlers. */
export type Ask = (permission: string, details: Record<string, unknown>) => Promise<boolean>;

const denied = (words: string) => new DOMException(words, "NotAllowedError");

/** Replaces each door by one that asks the host first; what is granted goes on to Chromium's own. */
export function guardPermissions(ask: Ask): void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices !== undefined) {
    const open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      const mediaTypes = (["video", "audio"] as const).filter((kind) => constraints?.[kind]);
      if (!(await ask("media", { mediaTypes }))) throw denied("Permission denied");
      return open(constraints);
    };
    devices.getDisplayMedia = async () => {
      await ask("display-capture", {});
      throw denied("Permission denied");
    };
  }
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard !== undefined) {
    // Electron's page writes to the system's clipboard; the stand-in never touches it.
    clipboard.writeText = async () => {
      await ask("clipboard-sanitized-write", {});
      throw denied("Write permission denied.");
    };
    clipboard.readText = async () => {
      await ask("clipboard-read", {});
      throw denied("Read permission denied.");
    };
  }
  Notification.requestPermission = async () => {
    await ask("notifications", {});
    return "denied";
  };
  const refuseLocation = (_done: PositionCallback, failed?: PositionErrorCallback | null) => {
    void ask("geolocation", {}).then(() => {
      const texts = { code: 1, message: "User denied Geolocation" };
      const codes = { PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 } as const;
      failed?.({ ...texts, ...codes });
    });
  };
  navigator.geolocation.getCurrentPosition = refuseLocation;
  navigator.geolocation.watchPosition = (done, failed) => {
    refuseLocation(done, failed);
    return 0;
  };
}

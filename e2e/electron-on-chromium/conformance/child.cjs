process.parentPort.on("message", ({ data }) => {
  if (data === "env") process.parentPort.postMessage({ ...process.env });
  else if (data === "type") process.parentPort.postMessage(process.type);
  else if (data === "exit 7") process.exit(7);
  else process.parentPort.postMessage(data);
});

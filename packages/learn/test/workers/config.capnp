using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [ (name = "main", worker = .main), (name = "disk", disk = (path = "storage", writable = true)) ],
  sockets = [ (name = "http", address = "127.0.0.1:0", http = (), service = "main") ],
);

const main :Workerd.Worker = (
  modules = [ (name = "main.js", esModule = embed "main.js") ],
  compatibilityDate = "2026-10-01",
  durableObjectNamespaces = [ (className = "Shapes", uniqueKey = "shapes") ],
  durableObjectStorage = (localDisk = "disk"),
  bindings = [ (name = "SHAPES", durableObjectNamespace = "Shapes") ],
);

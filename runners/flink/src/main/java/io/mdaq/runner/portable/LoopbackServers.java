// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.beam.model.pipeline.v1.Endpoints.ApiServiceDescriptor;
import org.apache.beam.sdk.fn.server.ServerFactory;
import org.apache.beam.vendor.grpc.v1p60p1.io.grpc.BindableService;
import org.apache.beam.vendor.grpc.v1p60p1.io.grpc.Server;
import org.apache.beam.vendor.grpc.v1p60p1.io.grpc.netty.NettyServerBuilder;

/**
 * Makes gRPC servers that only this machine can reach. Beam's own listen on every network
 * interface, and whoever reaches a job server can have any code run.
 */
final class LoopbackServers extends ServerFactory {

  @Override
  public Server allocateAddressAndCreate(
      List<BindableService> services, ApiServiceDescriptor.Builder descriptor) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    Server server = start(services, new InetSocketAddress(loopback, 0));
    descriptor.setUrl(loopback.getHostAddress() + ":" + server.getPort());
    return server;
  }

  @Override
  public Server create(List<BindableService> services, ApiServiceDescriptor descriptor) {
    throw new UnsupportedOperationException("the system chooses the port, not " + descriptor);
  }

  private static Server start(List<BindableService> services, InetSocketAddress address)
      throws IOException {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(address).maxInboundMessageSize(Integer.MAX_VALUE);
    services.forEach(builder::addService);
    return builder.build().start();
  }
}

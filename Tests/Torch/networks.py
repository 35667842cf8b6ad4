"""Networks as courses have them."""

import math

import torch
from torch import nn
from torch.nn import functional as F


class Head(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.kind = kind
        self.q, self.k, self.v = (nn.Linear(2, 2, bias=False) for _ in range(3))

    def forward(self, x):
        q, k, v = self.q(x), self.k(x), self.v(x)
        if self.kind == "library":
            return F.scaled_dot_product_attention(q, k, v, is_causal=True)
        scores = q @ k.transpose(-2, -1) / math.sqrt(2)
        if self.kind == "masked":
            scores = scores.masked_fill(
                torch.triu(torch.ones(3, 3), 1).bool(), float("-inf")
            )
        A = torch.softmax(scores, dim=-1)
        return A @ v


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.ln, self.fc, self.proj = nn.LayerNorm(4), nn.Linear(4, 8), nn.Linear(8, 4)

    def forward(self, x):
        h = self.ln(x)
        return x + self.proj(F.gelu(self.fc(h)))


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.fc = nn.Conv2d(1, 2, 3), nn.Linear(8, 3)

    def forward(self, x):
        h = F.max_pool2d(F.relu(self.conv(x)), 2)
        return self.fc(h.flatten(1))


class CausalSelfAttention(nn.Module):
    """As nanoGPT has it."""

    def __init__(self, n, heads):
        super().__init__()
        self.c_attn, self.c_proj, self.heads, self.n = (
            nn.Linear(n, 3 * n),
            nn.Linear(n, n),
            heads,
            n,
        )
        self.register_buffer("bias", torch.tril(torch.ones(3, 3)).view(1, 1, 3, 3))

    def forward(self, x):
        B, T, C = x.size()
        q, k, v = self.c_attn(x).split(self.n, dim=2)
        k = k.view(B, T, self.heads, C // self.heads).transpose(1, 2)
        q = q.view(B, T, self.heads, C // self.heads).transpose(1, 2)
        v = v.view(B, T, self.heads, C // self.heads).transpose(1, 2)
        att = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(k.size(-1)))
        att = att.masked_fill(self.bias[:, :, :T, :T] == 0, float("-inf"))
        att = F.softmax(att, dim=-1)
        y = att @ v
        y = y.transpose(1, 2).contiguous().view(B, T, C)
        return self.c_proj(y)


class GPTBlock(nn.Module):
    def __init__(self, n=4):
        super().__init__()
        self.ln_1, self.attn, self.ln_2 = (
            nn.LayerNorm(n),
            CausalSelfAttention(n, 2),
            nn.LayerNorm(n),
        )
        self.fc, self.proj = nn.Linear(n, 4 * n), nn.Linear(4 * n, n)

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.proj(F.gelu(self.fc(self.ln_2(x))))
